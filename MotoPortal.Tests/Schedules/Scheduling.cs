using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Schedules.Plans;
using MotoPortal.Schedules.Records;
using MotoPortal.Schedules.Running;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Schedules;

/// <summary>Actions of schedule tests on a host.</summary>
internal static class Scheduling
{
    public static Money Euros(long euros) => new(euros * 100, "eur");

    /// <summary>A card saved for 40 euros a month, from today for a year.</summary>
    public static Task<ConsentView> SavedMonthlyAsync(this SaveCardHost host, string number = Charging.Good) =>
        host.SavedAsync(
            ConsentScope.Recurring("Coffee", AmountRule.Fixed, Euros(40), ChargePeriod.Month, host.Today(), host.Today().AddMonths(12)),
            number);

    /// <summary>A card saved for three instalments of 100 euros, a month apart, the first one in a month.</summary>
    public static Task<ConsentView> SavedInstalmentsAsync(this SaveCardHost host, string number = Charging.Good) =>
        host.SavedAsync(
            ConsentScope.Instalments("A bicycle", InstalmentPlan.Propose(Euros(300), 3, host.Today().AddMonths(1), ChargePeriod.Month)),
            number);

    /// <summary>Runs the worker.</summary>
    public static Task RunAsync(this SaveCardHost host) => host.Get<ScheduleRunner>().WorkAsync(CancellationToken.None);

    /// <summary>Lets days pass; runs the schedules and the reconciler several times a day.</summary>
    public static async Task LiveAsync(this SaveCardHost host, int days)
    {
        for (var part = 0; part < days * 2; part++)
        {
            await host.RunAsync();
            host.Clock.Advance(TimeSpan.FromHours(12));
        }

        await host.RunAsync();
    }

    public static async Task<ScheduleView> ScheduleAsync(this SaveCardHost host, ConsentView consent) =>
        (await host.Get<ScheduleReads>().FindAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>The charges under a consent, oldest first.</summary>
    public static async Task<IReadOnlyList<ChargeView>> ChargesAsync(this SaveCardHost host, ConsentView consent) =>
        [.. (await host.Get<ChargeReads>().ListOfConsentAsync(consent.Id, CancellationToken.None)).Reverse()];

    public static async Task<IReadOnlyList<string>> SchedulesInLedgerAsync(this SaveCardHost host, ConsentView consent)
    {
        await using var db = await host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().Where(entry => entry.ConsentId == consent.Id && entry.Kind.StartsWith("schedule."))
            .OrderBy(entry => entry.Sequence).Select(entry => entry.Kind).ToListAsync();
    }
}
