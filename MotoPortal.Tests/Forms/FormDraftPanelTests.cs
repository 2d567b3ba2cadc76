using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Security;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Customers.Records;
using MotoPortal.Forms.Drafts;
using MotoPortal.Forms.Questions;
using MotoPortal.Tests.SaveCard.Components;

namespace MotoPortal.Tests.Forms;

/// <summary>The panel that keeps what is typed inside it, with fields as on a page.</summary>
public sealed class FormDraftPanelTests : PanelContext
{
    public FormDraftPanelTests() => Services.AddScoped(_ => new CurrentPerson(null!, null!, null!, null!, null!));

    private static readonly DraftedForm Key = new("customer", "set_1");

    [Fact]
    public async Task A_text_that_was_not_left_is_handed_on_when_the_form_is_opened_again()
    {
        var (first, typed) = Open();
        await first.Find("#name").InputAsync("Zoé Ang");
        typed.Name.ShouldBe("");

        var (again, form) = Open();

        form.Name.ShouldBe("Zoé Ang");
        again.Find("#name").GetAttribute("value").ShouldBe("Zoé Ang");
        again.Find("[role=status]").TextContent.ShouldContain("What you had typed here is back.");
    }

    [Fact]
    public async Task The_beginning_of_a_card_number_is_not_kept_while_it_is_typed()
    {
        var (panel, _) = Open();
        await panel.Find("#name").InputAsync("4242 4242 42");
        (await StoredAsync()).ShouldNotBeNull().ShouldContain("4242 4242 42");

        await panel.Find("#name").InputAsync("4242 4242 424");

        (await StoredAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_handed_in_is_forgotten_and_what_was_not_accepted_is_kept_again()
    {
        var (panel, _) = Open();
        await panel.Find("#name").ChangeAsync("Zoe");
        var draft = panel.FindComponent<FormDraftPanel>().Instance;

        await panel.InvokeAsync(draft.ForgetAsync);
        (await StoredAsync()).ShouldBeNull();

        await panel.InvokeAsync(draft.Resume);
        (await StoredAsync()).ShouldNotBeNull().ShouldContain("Zoe");
    }

    [Fact]
    public async Task A_form_as_it_was_opened_leaves_nothing()
    {
        var (panel, _) = Open();
        await panel.Find("#name").ChangeAsync("Zoe");
        await panel.Find("#name").ChangeAsync("");

        (await StoredAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Discarding_shows_the_form_as_it_was_opened()
    {
        var (first, _) = Open();
        await first.Find("#name").ChangeAsync("Zoe");
        var (again, form) = Open();

        await Button(again, "Start afresh").ClickAsync(new());

        form.Name.ShouldBe("");
        (again.Find("#name").GetAttribute("value") ?? "").ShouldBe("");
        (await StoredAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_tabs_the_second_chooses_which_text_stays()
    {
        var (first, _) = Open();
        var (second, mine) = Open();
        await first.Find("#name").ChangeAsync("First");

        await second.Find("#name").ChangeAsync("Second");

        second.Find("[role=alert]").TextContent.ShouldContain("This form was changed in another tab.");
        mine.Name.ShouldBe("Second");
        (await StoredAsync()).ShouldNotBeNull().ShouldContain("First");
        await Button(second, "Keep what stands here").ClickAsync(new());
        (await StoredAsync()).ShouldNotBeNull().ShouldContain("Second");

        await first.Find("#name").ChangeAsync("Third");
        await Button(first, "Show what stands in the other tab").ClickAsync(new());
        first.Find("#name").GetAttribute("value").ShouldBe("Second");
    }

    [Fact]
    public async Task Of_a_second_person_nothing_is_kept_but_the_reason()
    {
        ComponentFactories.AddStub<PasskeyAnswerButton>();
        var form = new SecondPersonForm();
        var panel = Render<FormDraftPanel>(with => with
            .Add(panel => panel.Form, Key.Form)
            .Add(panel => panel.Subject, Key.Subject)
            .Add(panel => panel.Values, form)
            .AddChildContent<SecondPersonFields>(fields => fields
                .Add(shown => shown.Prefix, "second")
                .Add(shown => shown.Form, form)
                .Add(shown => shown.Problem, _ => null)
                .Add(shown => shown.Left, _ => { })));

        await panel.Find("#second-email").InputAsync("sam@practice.example");
        await panel.Find("#second-code").InputAsync("123456");
        await panel.Find("#second-password").ChangeAsync("correct horse battery");
        await panel.Find("#second-code").ChangeAsync("123456");
        panel.Render();

        (await StoredAsync()).ShouldBeNull();
        form.Password.ShouldBe("correct horse battery");
    }

    [Theory]
    [InlineData(typeof(SecondPersonForm))]
    [InlineData(typeof(StepUpForm))]
    public void A_password_or_a_code_is_no_field_that_can_be_kept(Type form) =>
        FormFields.Write(Activator.CreateInstance(form)!).Select(field => field.Key)
            .ShouldAllBe(name => name != "Password" && name != "Code");

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<IComponent> panel, string words) =>
        panel.FindAll("button").Single(button => button.TextContent.Contains(words, StringComparison.Ordinal));

    private async Task<string?> StoredAsync() =>
        (await Services.GetRequiredService<IFormDrafts>().FindAsync(Key, CancellationToken.None))
            .ShouldBeOfType<FormDraftOutcome.Found>().Draft?.Json;

    private (IRenderedComponent<IComponent> Panel, CustomerForm Form) Open()
    {
        var form = new CustomerForm();
        var panel = Render<FieldInForm>(with => with.Add(shown => shown.Form, form));
        return ((IRenderedComponent<IComponent>)panel, form);
    }

    /// <summary>A form with one field.</summary>
    private sealed class FieldInForm : ComponentBase
    {
        [Parameter]
        public CustomerForm Form { get; set; } = null!;

        /// <inheritdoc/>
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<FormDraftPanel>(0);
            builder.AddAttribute(1, nameof(FormDraftPanel.Form), Key.Form);
            builder.AddAttribute(2, nameof(FormDraftPanel.Subject), Key.Subject);
            builder.AddAttribute(3, nameof(FormDraftPanel.Values), Form);
            builder.AddAttribute(4, nameof(FormDraftPanel.Restored), EventCallback.Factory.Create(this, () => { }));
            builder.AddAttribute(5, nameof(FormDraftPanel.ChildContent), (RenderFragment)(inner =>
            {
                inner.OpenComponent<TextQuestion>(0);
                inner.AddAttribute(1, nameof(TextQuestion.Id), "name");
                inner.AddAttribute(2, nameof(TextQuestion.Label), "Name");
                inner.AddAttribute(3, nameof(TextQuestion.Value), Form.Name);
                inner.AddAttribute(
                    4, nameof(TextQuestion.ValueChanged), EventCallback.Factory.Create<string>(this, text => Form.Name = text));
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }
}
