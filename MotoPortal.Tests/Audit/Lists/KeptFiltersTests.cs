using System.Collections.Immutable;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit;
using MotoPortal.Audit.Entries.Listing;
using MotoPortal.Charges.Pages;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Lists;

/// <summary>Filters that people keep of the lists of consents and charges; the ledger's are with its page.</summary>
[Collection(RecordsTests.Name)]
public sealed class KeptFiltersTests(RecordsPortal records)
{
    [Fact]
    public async Task Each_list_has_its_own_filters_without_what_was_typed_for_those_who_see_it()
    {
        var consent = ConsentAddress.Read("/consents?kind=Recurring&customer=zo%C3%AB&sort=Customer&dir=asc");
        var charge = ChargeAddress.Read("/charges?state=Declined&search=zo%C3%AB&after=7");

        var consents = await KeepAsync(StaffRoles.Auditor, SavedFilterKind.Consents, consent);
        var charges = await KeepAsync(StaffRoles.Auditor, SavedFilterKind.Charges, charge);
        var again = await KeepAsync(StaffRoles.Auditor, SavedFilterKind.Charges, charge);
        var ofTyped = await KeepAsync(StaffRoles.Auditor, SavedFilterKind.Charges, ChargeAddress.Read("/charges?search=zo%C3%AB"));
        var wrongList = await KeepAsync(StaffRoles.Auditor, SavedFilterKind.Charges, consent);
        var clerks = await KeepAsync(StaffRoles.Clerk, SavedFilterKind.Charges, ChargeAddress.Read("/charges?moto=no"));

        consents.ShouldBe(["/consents?kind=Recurring&sort=Customer&dir=asc"]);
        charges.ShouldBe(["/charges?state=Declined"]);
        again.ShouldBe(charges);
        ofTyped.ShouldBe(charges);
        wrongList.ShouldBe(charges);
        clerks.ShouldBe(["/charges?moto=no"]);
        (await WorkflowOf(StaffRoles.Clerk).ListAsync(SavedFilterKind.Consents, CancellationToken.None))
            .ShouldBeOfType<Permitted<ImmutableArray<SavedFilterView>>.NotAllowed>();
        (await WorkflowOf(StaffRoles.Clerk).KeepAsync(SavedFilterKind.Ledger, new LedgerAddress(), CancellationToken.None))
            .ShouldBeOfType<Permitted<ImmutableArray<SavedFilterView>>.NotAllowed>();

        foreach (var (role, kind) in new[]
        {
            (StaffRoles.Auditor, SavedFilterKind.Consents), (StaffRoles.Auditor, SavedFilterKind.Charges),
            (StaffRoles.Clerk, SavedFilterKind.Charges),
        })
        {
            var kept = (await WorkflowOf(role).ListAsync(kind, CancellationToken.None)).ShouldBeGiven().ShouldHaveSingleItem();
            (await WorkflowOf(role).ForgetAsync(kind, kept.Id, CancellationToken.None)).ShouldBeGiven().ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_kept_filter_is_told_in_the_words_of_its_list()
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en");

        ConsentFilterText.Of(ConsentAddress.Read("/consents?kind=Recurring&suspended=yes&terms=2"), [], daysAhead: 30)
            .ShouldBe("Regular charges · Version 2 · Suspended");
        ChargeFilterText.Of(ChargeAddress.Read("/charges?state=Declined&store=tml_x"), []).ShouldBe("Declined · tml_x");
    }

    private SavedFilterWorkflow WorkflowOf(string role) => records.As(role).Get<SavedFilterWorkflow>();

    private async Task<IEnumerable<string>> KeepAsync(string role, SavedFilterKind kind, MotoPortal.Shell.Lists.IKeptAddress address) =>
        (await WorkflowOf(role).KeepAsync(kind, address, CancellationToken.None)).ShouldBeGiven().Select(filter => filter.Href);
}
