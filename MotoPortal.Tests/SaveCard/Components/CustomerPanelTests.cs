using System.Collections.Immutable;
using Bunit;
using Microsoft.AspNetCore.Components;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms.Cleaning;

namespace MotoPortal.Tests.SaveCard.Components;

public sealed class CustomerPanelTests : PanelContext
{
    private readonly CustomerForm _form = new();
    private readonly CustomerSearch _search = new();
    private readonly List<CustomerView> _chosen = [];
    private readonly List<bool> _created = [];
    private readonly List<string> _searched = [];

    [Fact]
    public async Task A_customer_is_found_while_typing_and_chosen_with_enter()
    {
        var panel = RenderPanel(new CustomerSearchOutcome.Found([Samples.Zoe, Samples.Other]));

        await SearchAsync(panel, "zoë");
        Lists.WaitForAssertion(() => Lists.FindAll(".mud-list-item").Count.ShouldBe(2));
        await panel.Find("#find-customer").KeyUpAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Enter" });

        _searched.ShouldBe(["zoë"]);
        panel.WaitForAssertion(() => _chosen.ShouldBe([Samples.Zoe]));
    }

    [Fact]
    public async Task Two_people_of_the_same_name_can_be_told_apart_in_the_list()
    {
        var panel = RenderPanel(new CustomerSearchOutcome.Found([Samples.Zoe, Samples.Other with { Phone = null }]));

        await SearchAsync(panel, "zoë");

        Lists.WaitForAssertion(() => Lists.FindAll(".mud-list-item .facts").Select(facts => facts.TextContent).ShouldBe(
            ["zoe@example.com · +33\u00a06\u00a012\u00a034\u00a056\u00a078", "cus_other"]));
    }

    [Fact]
    public async Task When_no_customer_is_found_it_says_so()
    {
        var panel = RenderPanel(new CustomerSearchOutcome.Found([]));

        await SearchAsync(panel, "nobody");

        panel.WaitForAssertion(() => panel.Find("[role=status]").TextContent.ShouldBe("Nobody was found."));
        panel.Button("New customer").Matches(".mud-button-filled").ShouldBeTrue();
    }

    [Fact]
    public async Task A_card_number_in_the_search_is_refused_beside_the_field()
    {
        var panel = RenderPanel(new CustomerSearchOutcome.HoldsCardNumber());

        await SearchAsync(panel, "4242 4242 4242 4242");

        panel.WaitForAssertion(() => panel.Beside("find-customer")!.ShouldStartWith("This looks like a card number."));
    }

    [Theory]
    [InlineData(typeof(CustomerSearchOutcome.NotReachable), "Stripe could not be asked.")]
    [InlineData(typeof(CustomerSearchOutcome.KeyRefused), "Stripe refuses the portal’s key.")]
    [InlineData(typeof(CustomerSearchOutcome.TooMany), "Too many searches in a short time.")]
    [InlineData(typeof(CustomerSearchOutcome.NotAllowed), "You may not see customers any more.")]
    public async Task When_nothing_could_be_asked_it_says_why(Type outcome, string words)
    {
        var panel = RenderPanel((CustomerSearchOutcome)Activator.CreateInstance(outcome)!);

        await SearchAsync(panel, "zoë");

        panel.WaitForAssertion(() => panel.Find("[role=alert]").TextContent.ShouldContain(words));
    }

    [Fact]
    public void A_new_customer_is_made_in_place_and_takes_over_what_was_searched_for()
    {
        _search.Text = "Zoë Ångström";
        var panel = RenderPanel(new CustomerSearchOutcome.Found([]));

        panel.Button("New customer").Click();
        panel.Type("customer-phone", "06 12 34 56 78");
        panel.HandIn();

        panel.Find("#customer-name").GetAttribute("value").ShouldBe("Zoë Ångström");
        panel.Words().ShouldContain("Kept as +33\u00a06\u00a012\u00a034\u00a056\u00a078");
        _created.ShouldBe([false]);
    }

    [Fact]
    public void An_empty_new_customer_is_refused_beside_the_field_and_in_the_summary()
    {
        _search.IsNew = true;
        var panel = RenderPanel(new CustomerSearchOutcome.Found([]));

        panel.HandIn();

        panel.Beside("customer-name").ShouldBe("This is needed.");
        panel.Summary().ShouldBe(["Name – This is needed."]);
        _created.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_wrong_stands_beside_its_field_as_soon_as_the_field_is_left()
    {
        _search.IsNew = true;
        var panel = RenderPanel(new CustomerSearchOutcome.Found([]));

        panel.Type("customer-email", "zoe at example");
        panel.Type("customer-phone", "12");

        panel.Beside("customer-email").ShouldBe("This is not an e-mail address.");
        panel.Beside("customer-phone")!.ShouldStartWith("This is not a telephone number.");
        panel.Beside("customer-name").ShouldBeNull();
        panel.Summary().ShouldBeEmpty();
    }

    [Fact]
    public void What_the_server_refuses_stands_beside_its_field_too()
    {
        (_search.IsNew, _form.Name) = (true, "Zoë");
        var panel = RenderPanel(
            new CustomerSearchOutcome.Found([]),
            problems: ImmutableDictionary<string, FieldProblem>.Empty.Add(nameof(CustomerForm.Name), FieldProblem.TooLong));

        panel.Beside("customer-name").ShouldBe("This is too long.");
    }

    [Fact]
    public void A_similar_customer_can_be_used_or_passed_over()
    {
        var panel = RenderPanel(new CustomerSearchOutcome.Found([]), alike: [Samples.Zoe]);

        panel.Words().ShouldContain("Zoë Ångström");
        panel.Button("Take this one").Click();
        panel.Button("Make a new one all the same").Click();

        _chosen.ShouldBe([Samples.Zoe]);
        _created.ShouldBe([true]);
    }

    private async Task SearchAsync(IRenderedComponent<CustomerPanel> panel, string text)
    {
        await panel.Find("#find-customer").FocusAsync(new());
        await panel.Find("#find-customer").InputAsync(new ChangeEventArgs { Value = text });

        // The search waits until the typing pauses.
        Clock.Advance(TimeSpan.FromMilliseconds(400));
    }

    private IRenderedComponent<CustomerPanel> RenderPanel(
        CustomerSearchOutcome outcome, ImmutableArray<CustomerView>? alike =
            null, ImmutableDictionary<string, FieldProblem>? problems = null) =>
        Render<CustomerPanel>(panel => panel
            .Add(p => p.Search, _search)
            .Add(p => p.Form, _form)
            .Add(p => p.Region, "FR")
            .Add(p => p.Busy, false)
            .Add(p => p.Find, (text, _) =>
            {
                _searched.Add(text);
                return Task.FromResult(outcome);
            })
            .Add(p => p.Alike, alike ?? [])
            .Add(p => p.Problems, problems)
            .Add(p => p.OnChoose, _chosen.Add)
            .Add(p => p.OnCreate, _created.Add));
}
