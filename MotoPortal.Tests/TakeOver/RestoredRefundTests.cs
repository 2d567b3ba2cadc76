using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.Restores;
using MotoPortal.TakeOver;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Faults;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.TakeOver;

/// <summary>
/// Goal: a database that is put back from a copy gives nothing back a second time, and stands still for as long as it could not be compared
/// with Stripe. Method: real services on a real database, which is put back from a copy that was made before a refund; a proxy lets nothing
/// through to the simulator meanwhile.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class RestoredRefundTests : IAsyncLifetime
{
    private FaultBench _bench = null!;

    private SaveCardHost Host => _bench.Host;

    private Task<StopReason?> StopAsync() => Host.Get<ChargingStop>().FindNowAsync(CancellationToken.None);

    public async Task InitializeAsync() => _bench = await FaultBench.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_copy_stands_still_until_it_was_compared_and_a_refund_that_it_lacks_is_not_made_again()
    {
        var consent = await Host.SavedOnRequestAsync();
        var charge = await Host.ChargeAsync(Host.Asking(consent));
        await Host.RestartAsync(() => TestDatabase.Copy(Host.Folder));
        var lost = Host.Wanting(charge, 1000);
        (await Host.RefundAsync(lost)).ShouldBe(new RefundOutcome.Started(lost.Id));
        (await Host.SeeAsync(charge.Id)).AmountRefunded.AmountMinorUnits.ShouldBe(1000);
        Host.Clock.Advance(TimeSpan.FromMinutes(20));

        // Stripe cannot be reached when the copy is put back.
        await Host.RestartAsync(() => TestDatabase.PutBack(Host.Folder));
        _bench.Proxy.Plan = static _ => ProxyFault.Refused;
        await Host.Get<IServiceProvider>().DemandComparisonAsync(CancellationToken.None);
        for (var look = 0; look < 3; look++)
        {
            (await Host.Get<ComparisonWorker>().WorkAsync(CancellationToken.None)).ShouldBe(0);
            (await StopAsync()).ShouldBe(StopReason.Comparing);
            Host.Clock.Advance(TimeSpan.FromHours(1));
        }

        (await AskAsync(consent)).ShouldBe(new ChargeOutcome.StandsStill(StopReason.Comparing));
        (await Host.RefundAsync(Host.Wanting(charge, 500))).ShouldBe(new RefundOutcome.CannotAskStripe());

        // A start in between forgets nothing of it.
        await Host.RestartAsync();
        await Host.Get<IServiceProvider>().DemandComparisonAsync(CancellationToken.None);
        (await StopAsync()).ShouldBe(StopReason.Comparing);

        // Stripe is back: the refund is missing, and the copy goes on standing still.
        _bench.Proxy.Plan = static _ => null;
        (await Host.Get<ComparisonWorker>().WorkAsync(CancellationToken.None)).ShouldBe(1);
        (await StopAsync()).ShouldBe(StopReason.Restored);
        (await MissingAsync()).ShouldBe([(MissingKind.Refund, 1000, MissingState.Missing)]);
        (await Host.RefundAsync(Host.Wanting(charge, 500))).ShouldBe(new RefundOutcome.FoundEarlier());
        (await Host.RefundsAtStripeAsync()).Count.ShouldBe(1);

        (await Host.As(ActingPeople.Alex).Get<TakeOverWorkflow>().TakeOverAsync(CancellationToken.None))
            .ShouldBe(new TakeOverOutcome.Done());

        (await StopAsync()).ShouldBeNull();
        await IsAsBeforeAsync(charge, lost);
        var again = Host.Wanting(charge, 500);
        (await Host.RefundAsync(again)).ShouldBe(new RefundOutcome.Started(again.Id));
        (await Host.RefundsAtStripeAsync()).Sum(refund => refund.Amount).ShouldBe(1500);
        await _bench.SettleAsync(hearsEvents: true);
        (await _bench.ViolationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Taking_over_brings_a_charge_together_with_its_refund()
    {
        var consent = await Host.SavedOnRequestAsync();
        await Host.RestartAsync(() => TestDatabase.Copy(Host.Folder));
        var charge = await Host.ChargeAsync(Host.Asking(consent));
        var lost = Host.Wanting(charge, 1000);
        (await Host.RefundAsync(lost)).ShouldBe(new RefundOutcome.Started(lost.Id));

        await Host.RestartAsync(() => TestDatabase.PutBack(Host.Folder));
        await Host.Get<IServiceProvider>().DemandComparisonAsync(CancellationToken.None);
        (await Host.Get<ComparisonWorker>().WorkAsync(CancellationToken.None)).ShouldBe(1);
        (await MissingAsync()).ShouldBe(
            [(MissingKind.Payment, 4000, MissingState.Missing), (MissingKind.Refund, 1000, MissingState.Missing)], ignoreOrder: true);
        (await Host.As(ActingPeople.Alex).Get<TakeOverWorkflow>().TakeOverAsync(CancellationToken.None))
            .ShouldBe(new TakeOverOutcome.Done());

        (await MissingAsync()).ShouldAllBe(missing => missing.State == MissingState.Taken);
        await IsAsBeforeAsync(charge, lost);
        await _bench.SettleAsync(hearsEvents: true);
        (await _bench.ViolationsAsync()).ShouldBeEmpty();
    }

    // The refund has its id and its amount; the customer, who was told of it before, is not told again.
    private async Task IsAsBeforeAsync(ChargeView charge, NewRefund lost)
    {
        (await Host.RefundsAsync(charge)).Refunds.Select(refund => (refund.Id, refund.State, refund.Amount)).ShouldBe(
            [(lost.Id, RefundState.Succeeded, lost.Amount)]);
        (await Host.SeeAsync(charge.Id)).AmountRefunded.ShouldBe(lost.Amount);
        (await Host.LedgerOfAsync(charge.Id)).SkipWhile(kind => kind is not "charge.refunded").ShouldBe(["charge.refunded"]);
    }

    // A person waits a moment for the comparison, by the portal's clock.
    private async Task<ChargeOutcome> AskAsync(ConsentView consent)
    {
        var asking = Host.Get<ChargeWorkflow>().RequestAsync(Host.Asking(consent), CancellationToken.None);
        await WaitUntil.TrueAsync(() =>
        {
            Host.Clock.Advance(TimeSpan.FromSeconds(1));
            return asking.IsCompleted;
        });
        return await asking;
    }

    private async Task<ImmutableArray<(MissingKind Kind, long? Amount, MissingState State)>> MissingAsync()
    {
        await using var db = await Host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return [.. (await db.Set<MissingObject>().ToListAsync()).Select(one => (one.Kind, one.AmountMinorUnits, one.State))];
    }
}
