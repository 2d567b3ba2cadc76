using Microsoft.EntityFrameworkCore;
using MotoPortal.Customers;
using MotoPortal.Customers.Correction;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Customers;

public sealed class CustomerCorrectionTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;
    private PortalCustomerId _zoe;
    private CustomerId _stripe;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync(behindProxy: true);
        var customer = (await _host.SeeAsync(await _host.DraftAsync())).Customer!;
        (_zoe, _stripe) = (customer.Id!.Value, customer.StripeId);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_correction_is_made_here_and_at_Stripe_and_the_ledger_names_only_the_details()
    {
        var read = await ReadAsync();
        var form = read.Form;
        (form.Contact.Name, form.Contact.Email, form.Contact.Phone) = ("Zoé Angström", "new@exemple.fr", "06 98 76 54 32 ext. 12");
        (form.Language, form.Company, form.Note) = ("fr", "Fleurs & Fils", "Rings twice");
        (form.Line1, form.PostalCode, form.City, form.Country) = ("1 rue Haute", "69002", "Lyon", "fr");

        (await CorrectAsync(form, read.AsRead)).ShouldBe(new CorrectionOutcome.Kept());

        var atStripe = await _host.Stripe.V1.Customers.GetAsync(_stripe.Value);
        (atStripe.Name, atStripe.Email, atStripe.Phone).ShouldBe(("Zoé Angström", "new@exemple.fr", "+33698765432 x12"));
        (atStripe.PreferredLocales.Single(), atStripe.BusinessName, atStripe.Description).ShouldBe(("fr", "Fleurs & Fils", "Rings twice"));
        (atStripe.Address.Line1, atStripe.Address.City, atStripe.Address.Country).ShouldBe(("1 rue Haute", "Lyon", "FR"));
        var here = await FindAsync();
        (here.Name, here.Email, here.Phone).ShouldBe(("Zoé Angström", "new@exemple.fr", "+33698765432 x12"));
        var entry = await EntryAsync("customer.corrected");
        entry.Payload!.Json.ShouldContain("name email phone language address company note");
        entry.Payload.Json.ShouldNotContain("exemple");
    }

    [Fact]
    public async Task A_customer_who_is_found_again_at_Stripe_no_longer_counts_as_deleted()
    {
        await using (var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            (await db.Set<KnownCustomer>().SingleAsync(known => known.Id == _zoe)).FoundGone(_host.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        (await _host.Get<CustomerStandingRecords>().CheckAsync(_stripe, CancellationToken.None)).ShouldBe(CustomerStanding.Present);

        (await FindAsync()).GoneAt.ShouldBeNull();
        (await EntryAsync("customer.changed_at_stripe")).Payload!.Json.ShouldContain("\"standing\"");
    }

    [Theory]
    [InlineData("fr-FR", true)]
    [InlineData("x-0123456789-0123456789-0123456789-01", false)]
    [InlineData("fr\nfr", false)]
    public async Task A_language_that_no_list_offers_is_not_sent_to_Stripe(string language, bool isKept)
    {
        var read = await ReadAsync();
        read.Form.Language = language;

        (await CorrectAsync(read.Form, read.AsRead) is CorrectionOutcome.Kept).ShouldBe(isKept);
    }

    [Fact]
    public async Task All_132_stores_are_read_and_a_card_number_in_a_name_of_one_is_masked()
    {
        foreach (var number in Enumerable.Range(1, 132))
        {
            await _host.Stripe.V1.Terminal.Locations.CreateAsync(new Stripe.Terminal.LocationCreateOptions
            {
                DisplayName = number == 7 ? "Store 4242 4242 4242 4242" : $"Store {number}",
                Address = new AddressOptions { Line1 = "1 rue Haute", City = "Lyon", Country = "FR", PostalCode = "69002" },
            });
        }

        var stores = (await _host.Get<MotoPortal.Gateway.Calls.StripeGateway>().ListLocationsAsync(CancellationToken.None))
            .ShouldBeOfType<MotoPortal.Gateway.Calls.GatewayAnswer<
                System.Collections.Immutable.ImmutableArray<MotoPortal.Gateway.Objects.StripeLocation>>.Done>().Value;

        stores.Count(store => store.Name.StartsWith("Store ", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(131);
        stores.ShouldNotContain(store => store.Name.Contains("4242", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_emptied_is_taken_away_at_Stripe_and_the_rest_stays()
    {
        var read = await ReadAsync();
        read.Form.Contact.Email = "";

        (await CorrectAsync(read.Form, read.AsRead)).ShouldBe(new CorrectionOutcome.Kept());

        var atStripe = await _host.Stripe.V1.Customers.GetAsync(_stripe.Value);
        (atStripe.Name, atStripe.Email).ShouldBe(("Zoë Ångström", null));
        (await FindAsync()).Email.ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_people_the_second_is_told()
    {
        var (mine, theirs) = (await ReadAsync(), await ReadAsync());
        mine.Form.Contact.Name = "Mine";
        theirs.Form.Contact.Name = "Theirs";
        (await CorrectAsync(theirs.Form, theirs.AsRead)).ShouldBe(new CorrectionOutcome.Kept());

        (await CorrectAsync(mine.Form, mine.AsRead)).ShouldBe(new CorrectionOutcome.ChangedMeanwhile());

        (await FindAsync()).Name.ShouldBe("Theirs");
        (await CallsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_made_at_Stripe_meanwhile_is_not_overwritten()
    {
        var read = await ReadAsync();
        await _host.Stripe.V1.Customers.UpdateAsync(_stripe.Value, new CustomerUpdateOptions { Phone = "+33612345678" });
        read.Form.Contact.Name = "Mine";

        (await CorrectAsync(read.Form, read.AsRead)).ShouldBe(new CorrectionOutcome.ChangedMeanwhile());
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_settled_by_reading()
    {
        var read = await ReadAsync();
        read.Form.Contact.Name = "Zoé";
        _host.Proxy.Answer($"POST /v1/customers/{_stripe}", 502, "<html>Bad gateway</html>", delivers: true);

        (await CorrectAsync(read.Form, read.AsRead)).ShouldBe(new CorrectionOutcome.Kept());

        (await FindAsync()).Name.ShouldBe("Zoé");
    }

    [Fact]
    public async Task A_problem_is_named_by_its_field_and_nothing_is_sent()
    {
        var read = await ReadAsync();
        (read.Form.Contact.Email, read.Form.Country, read.Form.Note) = ("a@exemple.fr.", "France", "4242 4242 4242 4242");

        var problems = (await CorrectAsync(read.Form, read.AsRead)).ShouldBeOfType<CorrectionOutcome.Invalid>().Problems;

        problems.ShouldBe(new Dictionary<string, FieldProblem>(StringComparer.Ordinal)
        {
            [nameof(CustomerForm.Email)] = FieldProblem.NotAnEmail,
            [nameof(CorrectionForm.Country)] = FieldProblem.NotACountry,
            [nameof(CorrectionForm.Note)] = FieldProblem.HoldsCardNumber,
        }, ignoreOrder: true);
        (await CallsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_auditor_corrects_nobody() =>
        (await _host.As(ActingPeople.Audrey).Get<CustomerCorrectionWorkflow>().ReadAsync(_zoe, CancellationToken.None))
            .ShouldBe(new CorrectionOutcome.NotAllowed());

    [Fact]
    public async Task A_change_at_Stripe_arrives_by_its_event()
    {
        await _host.Stripe.V1.Customers.UpdateAsync(_stripe.Value, new CustomerUpdateOptions { Email = "new@exemple.fr" });

        await _host.Get<CustomerEvents>()
            .ApplyAsync(new StripeEventReference("customer.updated", null, null, Customer: _stripe), CancellationToken.None);

        (await FindAsync()).Email.ShouldBe("new@exemple.fr");
        (await EntryAsync("customer.changed_at_stripe")).Payload!.Json.ShouldContain("email");
    }

    [Fact]
    public async Task A_deletion_at_Stripe_arrives_by_its_event_and_is_written_down_once()
    {
        await _host.Stripe.V1.Customers.DeleteAsync(_stripe.Value);

        foreach (var type in new[] { "customer.deleted", "customer.updated" })
        {
            await _host.Get<CustomerEvents>()
                .ApplyAsync(new StripeEventReference(type, null, null, Customer: _stripe), CancellationToken.None);
        }

        (await FindAsync()).GoneAt.ShouldBe(_host.Clock.GetUtcNow());
        await EntryAsync("customer.found_deleted");
        (await _host.Get<CustomerCorrectionWorkflow>().ReadAsync(_zoe, CancellationToken.None)).ShouldBe(new CorrectionOutcome.Gone());
    }

    [Fact]
    public async Task An_event_that_could_not_be_read_is_applied_again()
    {
        _host.Proxy.Answer("GET /v1/customers", 404, "<html>No such page</html>");

        await Should.ThrowAsync<InvalidOperationException>(() => _host.Get<CustomerEvents>()
            .ApplyAsync(new StripeEventReference("customer.deleted", null, null, Customer: _stripe), CancellationToken.None));

        (await FindAsync()).GoneAt.ShouldBeNull();
    }

    [Fact]
    public async Task An_address_that_was_changed_at_Stripe_is_known_here_within_a_day_without_an_event()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.Stripe.V1.Customers.UpdateAsync(
            (await _host.Stripe.V1.PaymentMethods.GetAsync(consent.Card!.PaymentMethod.Value)).CustomerId,
            new CustomerUpdateOptions { Email = "now@exemple.fr" });
        _host.Clock.Advance(TimeSpan.FromDays(1));
        await _host.Get<MotoPortal.Consents.CardRemoval.SavedCardReconciler>().WorkAsync(CancellationToken.None);

        (await _host.Get<CustomerDirectory>().FindAsync(consent.CustomerId, CancellationToken.None))!.Email.ShouldBe("now@exemple.fr");
    }

    [Fact]
    public async Task Names_and_fields_of_Stripe_with_a_card_number_are_masked_when_they_are_read()
    {
        const string Card = "4242 4242 4242 4242";
        var made = await _host.Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions
        {
            Name = $"Carte {Card}",
            Description = Card,
            Email = "zoe@example.com",
            Address = new AddressOptions { Line1 = Card },
        });

        var found = (await _host.Get<CustomerSearchReads>().SearchAsync(made.Id, CancellationToken.None))
            .ShouldBeOfType<CustomerSearchOutcome.Found>().Customers.Single();

        found.Name.ShouldBe(MotoPortal.Shell.Masking.CardNumberMask.Text);
        found.Email.ShouldBe("zoe@example.com");
    }

    [Fact]
    public async Task Alike_names_are_asked_about_as_alike_telephones_are()
    {
        await _host.Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions { Name = "Marie Dupont" });

        var alike = await _host.Get<CustomerDirectory>().FindSimilarAsync("dupont marie", null, null, CancellationToken.None);
        var other = await _host.Get<CustomerDirectory>().FindSimilarAsync("Marie Dupontel", null, null, CancellationToken.None);

        alike.Select(customer => customer.Name).ShouldBe(["Marie Dupont"]);
        other.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zoe@exemple.fr\u200B", "zoe@exemple.fr")]
    [InlineData("\u2060zoe@exemple.fr", "zoe@exemple.fr")]
    [InlineData("zoe\u200E@exemple.fr", "zoe@exemple.fr")]
    public void Signs_that_cannot_be_seen_go_from_an_address(string typed, string kept)
    {
        var form = new CustomerForm { Name = "\u200BZoë\u2060", Email = typed };

        form.Check("FR").ShouldBeEmpty();
        (form.KeptName, form.KeptEmail).ShouldBe(("Zoë", kept));
    }

    [Theory]
    [InlineData("a@exemple.fr.")]
    [InlineData("a@exemple")]
    [InlineData("a b@exemple.fr")]
    public void What_is_no_address_is_refused_beside_its_field(string typed) =>
        new CustomerForm { Name = "Zoë", Email = typed }.Check("FR")[nameof(CustomerForm.Email)].ShouldBe(FieldProblem.NotAnEmail);

    [Theory]
    [InlineData("06\u202F98\u202F76\u202F54\u202F32", "+33698765432")]
    [InlineData("06 98 76 54 32 ext. 12", "+33698765432 x12")]
    [InlineData("\u202A06 98‑76‑54‑32\u202C", "+33698765432")]
    public void A_telephone_keeps_its_extension_and_takes_every_space(string typed, string kept)
    {
        PhoneNumber.Check(typed, "FR").ShouldBeNull();
        PhoneNumber.Kept(typed, "FR").ShouldBe(kept);
        PhoneNumber.Kept(kept, "FR").ShouldBe(kept);
        PhoneNumber.Pretty("+33698765432 x12").ShouldEndWith("12");
    }

    private async Task<CorrectionOutcome.Read> ReadAsync() =>
        (await _host.Get<CustomerCorrectionWorkflow>().ReadAsync(_zoe, CancellationToken.None)).ShouldBeOfType<CorrectionOutcome.Read>();

    private Task<CorrectionOutcome> CorrectAsync(CorrectionForm form, CustomerAsRead asRead) =>
        _host.Get<CustomerCorrectionWorkflow>().CorrectAsync(_zoe, form, asRead, CancellationToken.None);

    private async Task<CustomerView> FindAsync() =>
        (await _host.Get<CustomerDirectory>().FindAsync(_zoe, CancellationToken.None)).ShouldNotBeNull();

    private async Task<LedgerEntry> EntryAsync(string kind)
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().Include(entry => entry.Payload).SingleAsync(entry => entry.Kind == kind);
    }

    private async Task<int> CallsAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<MotoPortal.Gateway.Calls.StripeCall>().CountAsync(call => call.Subject == _zoe.Value);
    }
}
