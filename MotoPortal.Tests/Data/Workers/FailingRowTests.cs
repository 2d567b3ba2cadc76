using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Expiry;
using MotoPortal.Customers;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Disputes;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Privacy;
using MotoPortal.Refunds;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.Schedules;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Schedules;

namespace MotoPortal.Tests.Data.Workers;

/// <summary>
/// A row whose every statement throws, planted before each kind of background work in turn: the other row is done in the same pass, and
/// the failing one waits in the table of rows on hold.
/// </summary>
public sealed class FailingRowTests : IAsyncLifetime
{
    private SaveCardHost _bench = null!;

    public async Task InitializeAsync() => _bench = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_failing_charge_keeps_no_other_from_being_settled()
    {
        var (failing, good) = await TwoChargesAsync();
        await DueNowAsync<Charge>();

        await PassAsync<ChargeReconciler>(failing.Id.Value);

        await IsDoneAsync<Charge>(charge => charge.Id == good.Id);
    }

    [Fact]
    public async Task A_failing_refund_keeps_no_other_from_being_settled()
    {
        var (failing, good) = await TwoChargesAsync();
        await _bench.RefundAsync(_bench.Wanting(failing, 100));
        await _bench.RefundAsync(_bench.Wanting(good, 100));
        await DueNowAsync<ChargeRefund>();

        await PassAsync<RefundReconciler>(failing.Id.Value);

        await IsDoneAsync<ChargeRefund>(refund => refund.ChargeId == good.Id);
    }

    [Fact]
    public async Task A_failing_dispute_keeps_no_other_from_being_read()
    {
        var (failing, good) = await TwoChargesAsync();
        foreach (var charge in new[] { failing, good })
        {
            var intent = await _bench.Stripe.V1.PaymentIntents.GetAsync(charge.PaymentIntent!.Value.Value);
            await _bench.HappenAsync("dispute_charge", intent.LatestChargeId, "fraudulent");
        }

        (await _bench.Get<MissedEventsWorker>().WorkAsync(CancellationToken.None)).ShouldBe(2);
        await DueNowAsync<ChargeDispute>();

        await PassAsync<DisputeReconciler>(failing.Id.Value);

        await IsDoneAsync<ChargeDispute>(dispute => dispute.ChargeId == good.Id);
    }

    [Fact]
    public async Task A_failing_charge_keeps_no_other_from_being_found_disputed()
    {
        var (failing, good) = await TwoChargesAsync();
        foreach (var charge in new[] { failing, good })
        {
            var intent = await _bench.Stripe.V1.PaymentIntents.GetAsync(charge.PaymentIntent!.Value.Value);
            await _bench.HappenAsync("dispute_charge", intent.LatestChargeId, "fraudulent");
        }

        _bench.Database.Poison(failing.Id.Value);

        (await Should.ThrowAsync<AggregateException>(() => _bench.Get<MissedEventsWorker>().WorkAsync(CancellationToken.None)))
            .InnerExceptions.ShouldHaveSingleItem();
        await using var db = await OpenAsync();
        (await db.Set<ChargeDispute>().Select(dispute => dispute.ChargeId).ToListAsync()).ShouldBe([good.Id]);
    }

    [Fact]
    public async Task A_failing_schedule_keeps_no_other_from_being_made_or_charged()
    {
        var failing = await _bench.SavedMonthlyAsync();
        var good = await _bench.SavedMonthlyAsync();
        _bench.Database.Poison(failing.Id.Value);

        await _bench.Get<ScheduleRunner>().WorkAsync(CancellationToken.None);

        (await HeldAsync()).ShouldBe([(nameof(ScheduleMaker), failing.Id.Value)]);
        (await _bench.ChargesAsync(good)).ShouldHaveSingleItem();

        _bench.Database.Heal(failing.Id.Value);
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        (await _bench.Get<ScheduleMaker>().WorkAsync(CancellationToken.None)).ShouldBe(1);
        _bench.Clock.Advance(TimeSpan.FromDays(31));

        await PassAsync<ScheduleRunner>(failing.Id.Value);

        (await _bench.ChargesAsync(good)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_failing_consent_keeps_no_other_from_expiring()
    {
        var failing = await _bench.SavedOnRequestAsync();
        var good = await _bench.SavedOnRequestAsync();
        _bench.Clock.Advance(TimeSpan.FromDays(400));

        await PassAsync<ConsentExpiryWorker>(failing.Id.Value);

        (await _bench.ConsentAsync(good.Id)).Ending.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_failing_card_keeps_no_other_from_being_removed()
    {
        var failing = (await _bench.SavedOnRequestAsync()).Id;
        var good = (await _bench.SavedOnRequestAsync()).Id;
        await _bench.WithdrawAsync(failing);
        await _bench.WithdrawAsync(good);

        await PassAsync<CardRemovalWorker>(failing.Value);

        (await _bench.IsAtStripeAsync(good)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failing_setup_keeps_no_other_from_being_looked_after()
    {
        await _bench.SavedOnRequestAsync();
        await _bench.SavedOnRequestAsync();
        await DueNowAsync<CardSetup>();
        string failing;
        await using (var db = await OpenAsync())
        {
            failing = (await db.Set<CardSetup>().Select(setup => setup.Id).FirstAsync()).Value;
        }

        await PassAsync<SetupReconciler>(failing);
    }

    [Fact]
    public async Task A_failing_deletion_keeps_no_other_customer_from_being_deleted_at_Stripe()
    {
        var failing = (await _bench.SavedOnRequestAsync()).CustomerId;
        var good = (await _bench.SavedOnRequestAsync()).CustomerId;
        await _bench.Get<Atomic>().RunAsync(
            async scope =>
            {
                foreach (var customer in await scope.Db.Set<KnownCustomer>().ToListAsync())
                {
                    scope.Db.Add(PendingCustomerDeletion.Plan(customer.Id, customer.StripeId, _bench.Clock.GetUtcNow()));
                }
            },
            CancellationToken.None);

        await PassAsync<CustomerDeletionWorker>(failing.Value);

        await using var db = await OpenAsync();
        (await db.Set<PendingCustomerDeletion>().Where(deletion => deletion.DoneAt != null).Select(deletion => deletion.CustomerId).ToListAsync())
            .ShouldBe([good]);
    }

    [Fact]
    public async Task A_failing_row_of_retention_keeps_no_other_row_and_no_other_rule_waiting()
    {
        var failing = await _bench.DraftAsync();
        await _bench.DraftAsync();
        _bench.Clock.Advance(TimeSpan.FromDays(365 * 6));
        _bench.Database.Poison(failing.Value);

        var gone = (await RunRetentionAsync()).ShouldBeGiven();

        gone[RetentionKind.Setups].ShouldBe(1);
        gone.Keys.ShouldContain(RetentionKind.Sessions);
        _bench.Log.Lines.Where(line => line.Event.Id == 7201).ShouldHaveSingleItem().Exception.ShouldNotBeNull();

        _bench.Database.Heal(failing.Value);
        (await RunRetentionAsync()).ShouldBeGiven()[RetentionKind.Setups].ShouldBe(1);
    }

    private Task<Permitted<IReadOnlyDictionary<RetentionKind, int>>> RunRetentionAsync() =>
        _bench.People.Portal.Get<RetentionWorkflow>().RunAsync(CancellationToken.None);

    /// <summary>Poisons the row, has the worker work, and expects one row done and the poisoned one on hold.</summary>
    private async Task PassAsync<TWorker>(string failing, int done = 1)
        where TWorker : PeriodicWorker
    {
        _bench.Database.Poison(failing);

        (await _bench.Get<TWorker>().WorkAsync(CancellationToken.None)).ShouldBe(done);

        (await HeldAsync()).ShouldContain((typeof(TWorker).Name, failing));
    }

    private async Task<(ChargeView Failing, ChargeView Good)> TwoChargesAsync()
    {
        var consent = await _bench.SavedOnRequestAsync();
        var failing = await _bench.ChargeAsync(_bench.Asking(consent));
        return (failing, await _bench.ChargeAsync(_bench.Asking(consent, reference: "A-2")));
    }

    private async Task DueNowAsync<TRow>()
        where TRow : class
    {
        DateTimeOffset? now = _bench.Clock.GetUtcNow();
        await using var db = await OpenAsync();
        await db.Set<TRow>().ExecuteUpdateAsync(row => row.SetProperty(each => EF.Property<DateTimeOffset?>(each, "NextCheckAt"), now));
    }

    private async Task IsDoneAsync<TRow>(System.Linq.Expressions.Expression<Func<TRow, bool>> which)
        where TRow : class
    {
        DateTimeOffset? now = _bench.Clock.GetUtcNow();
        await using var db = await OpenAsync();
        (await db.Set<TRow>().Where(which).AnyAsync(row => EF.Property<DateTimeOffset?>(row, "NextCheckAt") <= now)).ShouldBeFalse();
    }

    private async Task<List<(string Worker, string Key)>> HeldAsync()
    {
        await using var db = await OpenAsync();
        return (await db.Set<WorkHold>().ToListAsync()).ConvertAll(hold => (hold.Worker, hold.Key));
    }

    private Task<PortalDb> OpenAsync() => _bench.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
}
