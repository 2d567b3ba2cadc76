using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Readers;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges;

/// <summary>A store's own calendar, language and limits: who sets them, and that they hold from the next charge on.</summary>
public sealed class StoreRulesTests : IAsyncLifetime
{
    private static readonly Actor Lina = Actor.OfPerson("u-lina", "Lina V.", StaffRoles.Clerk);
    private static readonly Actor Paul = Actor.OfPerson("u-paul", "Paul N.", StaffRoles.Clerk);
    private static readonly ChargesOptions Company = new() { LimitPerCharge = 500, LimitPerDay = 2000 };

    private SaveCardHost _host = null!;
    private LocationId _lyon;

    public async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync();
        var stores = await _host.Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None);
        _lyon = stores.Single(store => store.Name == "Store Lyon").Id;
        await _host.People.SeedInAsync(StoreScope.Of([_lyon]), Lina);
        await _host.People.SeedInAsync(StoreScope.Of([stores.Single(store => store.Name == "Store Bordeaux").Id]), Paul);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public void What_a_store_leaves_empty_is_as_for_the_company()
    {
        var rules = new StoreRules(StoreCalendar.Utc, Company, StoreDifferences.None);

        rules.LimitsIn("eur").ShouldBe(new HouseLimits(50000, 200000));
        rules.LimitsIn("jpy").ShouldBe(new HouseLimits(500, 2000));
    }

    [Fact]
    public void A_limit_of_a_store_is_for_its_currency_and_the_other_one_stays_the_companys()
    {
        var rules = new StoreRules(StoreCalendar.Utc, Company, new StoreDifferences("Indian/Reunion", null, "eur", 10000, null));

        rules.LimitsIn("eur").ShouldBe(new HouseLimits(10000, 200000));
        rules.LimitsIn("usd").ShouldBe(new HouseLimits(50000, 200000));
    }

    [Fact]
    public void A_zone_that_this_machine_does_not_know_is_refused_by_the_form_and_the_company_s_holds_for_a_row_that_has_it()
    {
        new StoreForm { TimeZone = "Europe/Atlantis" }.Check().Keys.ShouldBe([nameof(StoreForm.TimeZone)]);
        var calendars = new StoreCalendarReads(null!, Options.Create(new CalendarOptions { TimeZone = "Europe/Paris" }));
        calendars.Of("Europe/Atlantis").Zone.Id.ShouldBe("Europe/Paris");
        calendars.Of("Indian/Reunion").Zone.Id.ShouldBe("Indian/Reunion");
    }

    [Fact]
    public async Task A_limit_of_a_store_holds_for_the_next_charge_in_that_store_and_in_no_other()
    {
        var consent = await _host.SavedOnRequestAsync();
        (await ChangeAsync(new StoreForm { Currency = "eur", LimitPerCharge = "30,00" })).ShouldBe(new StoreOutcome.Changed());

        var here = await RequestAsync(Lina, _host.Asking(consent, 4000));
        var elsewhere = await RequestAsync(Paul, _host.Asking(consent, 4000));

        here.ShouldBeOfType<ChargeOutcome.Refused>().Breaches.Select(breach => (breach.Clause, breach.Limit))
            .ShouldBe([(ChargeClause.HouseLimitPerCharge, new Money(3000, "eur"))]);
        elsewhere.ShouldBeOfType<ChargeOutcome.Started>();

        (await ChangeAsync(new StoreForm())).ShouldBe(new StoreOutcome.Changed());
        (await RequestAsync(Lina, _host.Asking(consent, 4100, reference: "A-2"))).ShouldBeOfType<ChargeOutcome.Started>();
    }

    [Fact]
    public async Task A_change_is_one_entry_with_what_was_and_what_is_and_the_same_again_is_none()
    {
        var form = new StoreForm { TimeZone = "Indian/Reunion", Language = "fr" };
        (await ChangeAsync(form)).ShouldBe(new StoreOutcome.Changed());
        (await ChangeAsync(form)).ShouldBe(new StoreOutcome.Unchanged());

        var json = (await EntriesAsync()).ShouldHaveSingleItem();
        json.ShouldContain("\"timeZone\":\"Indian/Reunion\"");
        json.ShouldContain("Store Lyon");
    }

    [Fact]
    public async Task What_another_tab_has_changed_meanwhile_is_told_and_not_overwritten()
    {
        var seen = await StandingAsync();
        (await ChangeAsync(new StoreForm { Language = "fr" }, seen)).ShouldBe(new StoreOutcome.Changed());
        var french = await StandingAsync();

        (await ChangeAsync(new StoreForm { TimeZone = "Indian/Reunion" }, seen)).ShouldBe(new StoreOutcome.ChangedMeanwhile(french));

        (await StandingAsync()).ShouldBe(french);
        (await ChangeAsync(new StoreForm { Language = "fr", TimeZone = "Indian/Reunion" }, french)).ShouldBe(new StoreOutcome.Changed());
    }

    [Fact]
    public async Task Only_an_administrator_changes_a_store_that_exists()
    {
        (await _host.As(Lina).Get<StoreWorkflow>().ChangeAsync(_lyon, new StoreForm(), StoreDifferences.None, CancellationToken.None))
            .ShouldBe(new StoreOutcome.NotAllowed());
        (await _host.As(ActingPeople.Alex).Get<StoreWorkflow>()
            .ChangeAsync(LocationId.From("tml_none"), new StoreForm { Language = "fr" }, StoreDifferences.None, CancellationToken.None))
            .ShouldBe(new StoreOutcome.NotFound());
        (await ChangeAsync(new StoreForm { LimitPerDay = "abc" })).ShouldBeOfType<StoreOutcome.Invalid>()
            .Problems.Keys.ShouldBe([nameof(StoreForm.LimitPerDay)]);
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_terms_are_proposed_in_the_language_of_the_store_where_the_card_entry_was_started()
    {
        await ChangeAsync(new StoreForm { Language = "fr" });
        var here = await _host.DraftAsync(Lina);
        var elsewhere = await _host.DraftAsync(Paul);

        (await _host.As(Lina).Get<ConsentStepWorkflow>().ReadDraftAsync(here, CancellationToken.None)).ShouldBeGiven()!
            .Form.Language.ShouldBe("fr");
        (await _host.As(Paul).Get<ConsentStepWorkflow>().ReadDraftAsync(elsewhere, CancellationToken.None)).ShouldBeGiven().ShouldBeNull();
    }

    private async Task<StoreOutcome> ChangeAsync(StoreForm form) => await ChangeAsync(form, await StandingAsync());

    private Task<StoreOutcome> ChangeAsync(StoreForm form, StoreDifferences seen) =>
        _host.As(ActingPeople.Alex).Get<StoreWorkflow>().ChangeAsync(_lyon, form, seen, CancellationToken.None);

    private async Task<StoreDifferences> StandingAsync() =>
        (await _host.As(ActingPeople.Alex).Get<StoreList>().FindAsync(_lyon, CancellationToken.None)).ShouldNotBeNull().Differs;

    private Task<ChargeOutcome> RequestAsync(Actor clerk, NewCharge asked) =>
        _host.As(clerk).Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None);

    private async Task<IReadOnlyList<string>> EntriesAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().Where(entry => entry.Kind == "store.changed")
            .Select(entry => entry.Payload!.Json).ToListAsync();
    }
}
