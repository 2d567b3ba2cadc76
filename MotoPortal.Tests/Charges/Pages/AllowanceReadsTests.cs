using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges.Pages;

/// <summary>What may still be charged, as the first page of a charge lists it and as its form reads it, on a real database.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class AllowanceReadsTests : IAsyncLifetime
{
    // Three for the acting person and their stores, two for the page of consents, seven for their seals, one for their charges, one for
    // what the person has charged today, one for the stores' own rules.
    private const int StatementsOfAList = 19;

    private SaveCardHost _host = null!;

    private AllowanceReads Allowances => _host.Get<AllowanceReads>();

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_list_asks_the_database_as_often_for_four_cards_as_for_one()
    {
        await _host.SavedOnRequestAsync();
        (await StatementsOfAsync(1)).ShouldBe(StatementsOfAList);
        await _host.SavedUnscheduledAsync();
        await _host.SavedAsync(InThreeParts());
        await _host.SavedOnRequestAsync();

        (await StatementsOfAsync(4)).ShouldBe(StatementsOfAList);
    }

    [Fact]
    public async Task The_list_says_of_each_card_what_its_own_form_says()
    {
        var plan = await _host.SavedAsync(InThreeParts());
        var capped = await _host.SavedUnscheduledAsync();
        await _host.ChargeAsync(_host.Asking(capped, 5000));

        var listed = (await Allowances.SearchAsync("", CancellationToken.None)).ShouldBeGiven();

        listed.Select(allowance => allowance.Consent.Id).ShouldBe([capped.Id, plan.Id], ignoreOrder: true);
        foreach (var allowance in listed)
        {
            var found = (await Allowances.FindAsync(allowance.Consent.Id, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();
            (found.Fixed, found.Most, found.Position, found.MayBeAbsent)
                .ShouldBe((allowance.Fixed, allowance.Most, allowance.Position, allowance.MayBeAbsent));
            found.Against.ShouldBe(allowance.Against);
        }
    }

    [Fact]
    public async Task An_instalment_of_another_amount_is_the_one_that_may_be_charged_next()
    {
        var plan = await _host.SavedAsync(InThreeParts());
        await _host.ChargeAsync(_host.Asking(plan, 5000));

        var allowance = (await Allowances.FindAsync(plan.Id, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();

        allowance.Fixed.ShouldBe(new Money(3000, "eur"));
        allowance.Position.ShouldNotBeNull().Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_seal_that_is_broken_stands_against_the_card_in_the_list_too()
    {
        var consent = await _host.SavedOnRequestAsync();
        await using (var raw = await RawDatabase.OpenAsync(_host.DatabaseFiles))
        {
            var forged =
                await raw.RunAsync("UPDATE saved_cards SET \"Last4\" = '9999' WHERE \"ConsentId\" = $id", ("$id", consent.Id.Value));
            forged.ShouldBe(1);
        }

        var listed = (await Allowances.SearchAsync("", CancellationToken.None)).ShouldBeGiven();

        listed.ShouldHaveSingleItem().Against.ShouldContain(breach => breach.Clause == ChargeClause.SealBroken);
    }

    private async Task<int> StatementsOfAsync(int cards)
    {
        _host.Database.Forget();
        (await Allowances.SearchAsync("", CancellationToken.None)).ShouldBeGiven().Length.ShouldBe(cards);
        return _host.Database.Statements.Count;
    }

    private ConsentScope InThreeParts()
    {
        var today = _host.Today();
        return ConsentScope.Instalments(
            "A sofa",
            new InstalmentPlan(
            [
                new(today, new Money(5000, "eur")),
                new(today.AddMonths(1), new Money(3000, "eur")),
                new(today.AddMonths(2), new Money(2000, "eur")),
            ]));
    }
}
