using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Customers.Searching;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <summary>The form that goes out by post, signed, and finds its setup when it comes back.</summary>
public sealed class PostalFormTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    private PostalFormWorkflow Forms => _host.Get<PostalFormWorkflow>();

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_form_has_exactly_the_terms_and_its_number_opens_the_setup()
    {
        var id = await ByPostAsync();
        await KeepAsync(id, _host.Consent());

        (await Forms.PrepareAsync(id, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());

        var form = (await _host.SeeAsync(id)).PostalForm.ShouldNotBeNull();
        form.Number.ShouldBe("F-2001");
        (await _host.Get<SetupReads>().FindByFormAsync(PostalFormNumber.Read("f 2001")!.Value, CancellationToken.None)).ShouldBe(id);
        var paper = Bare(PdfText.Read((await Forms.PrintAsync(id, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull()));
        var script = await _host.Get<ConsentScripts>().ReadAsync("fr", _host.Consent().ToScope(_host.Today()), CancellationToken.None);
        script.Parts.Select(part => part.Text).Where(text => !paper.Contains(Bare(text), StringComparison.Ordinal)).ShouldBeEmpty(paper);
        paper.ShouldContain(Bare(script.RedisplayQuestion));
        paper.ShouldContain(Bare("F-2001"));
        paper.IndexOf(Bare("À découper ici"), StringComparison.Ordinal).ShouldBeGreaterThan(
            paper.IndexOf(Bare("Signature"), StringComparison.Ordinal));
        paper.ShouldContain(Bare("N’écrivez nulle part sur ce formulaire le code de vérification"));
    }

    [Fact]
    public async Task The_number_on_a_form_that_came_back_finds_its_customer_in_the_general_search()
    {
        var id = await ByPostAsync();
        await KeepAsync(id, _host.Consent());
        await Forms.PrepareAsync(id, CancellationToken.None);

        foreach (var typed in new[] { "F-2001", "f 2001" })
        {
            var found = await _host.Get<CustomerSearchReads>().SearchAsync(typed, CancellationToken.None);
            found.ShouldBeOfType<CustomerSearchOutcome.Found>().Customers.Select(customer => customer.Id)
                .ShouldBe([(await _host.SeeAsync(id)).Customer!.Id], typed);
        }
    }

    [Fact]
    public async Task Prepared_again_a_form_keeps_its_number_and_another_one_gets_the_next()
    {
        var (first, second) = (await ByPostAsync(), await ByPostAsync());
        foreach (var id in new[] { first, first, second })
        {
            await KeepAsync(id, _host.Consent());
            (await Forms.PrepareAsync(id, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        }

        (await _host.SeeAsync(first)).PostalForm!.Number.ShouldBe("F-2001");
        (await _host.SeeAsync(second)).PostalForm!.Number.ShouldBe("F-2002");
    }

    [Fact]
    public async Task When_what_is_agreed_changes_the_old_words_are_not_printed()
    {
        var id = await ByPostAsync();
        await KeepAsync(id, _host.Consent());
        await Forms.PrepareAsync(id, CancellationToken.None);
        var changed = _host.Consent();
        changed.Amount = "90,00";

        await KeepAsync(id, changed);
        (await Forms.PrintAsync(id, CancellationToken.None)).ShouldBeGiven().ShouldBeNull();

        (await Forms.PrepareAsync(id, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        (await Forms.PrintAsync(id, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();
    }

    [Fact]
    public async Task For_an_incomplete_agreement_or_a_call_there_is_no_form()
    {
        var id = await ByPostAsync();
        (await Forms.PrepareAsync(id, CancellationToken.None)).ShouldBeOfType<StepOutcome.NotNow>();
        (await Forms.PrepareAsync(await _host.DraftAsync(), CancellationToken.None)).ShouldBeOfType<StepOutcome.NotNow>();
        (await _host.Get<SetupReads>().FindByFormAsync(2001, CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("F-2001", 2001)]
    [InlineData(" f‑2001 ", 2001)]
    [InlineData("2 001", 2001)]
    [InlineData("C-2001", null)]
    [InlineData("", null)]
    public void A_number_is_read_as_people_type_it(string typed, int? number) => PostalFormNumber.Read(typed).ShouldBe(number);

    private async Task<CardSetupId> ByPostAsync()
    {
        var id = await _host.DraftAsync();
        (await _host.Get<OrderStepWorkflow>().NoteOrderAsync(
            id, new OrderForm { Channel = OrderChannel.Post, Reference = "A-10442" }, CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());
        return id;
    }

    private async Task KeepAsync(CardSetupId id, ConsentForm form)
    {
        var consents = _host.Get<ConsentStepWorkflow>();
        var before = (await consents.ReadDraftAsync(id, CancellationToken.None) as Permitted<ConsentDraft?>.Given)?.Value;
        var draft = new ConsentDraft { Form = form, Version = before?.Version };
        draft.BeginFor((await _host.SeeAsync(id)).Customer!.Id!.Value, OrderChannel.Post);
        (await consents.KeepDraftAsync(id, draft, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
    }

    // Line breaks and hyphenation are the paper's own.
    private static string Bare(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));
}
