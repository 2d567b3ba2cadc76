using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Expiry;
using MotoPortal.Customers;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Disputes;
using MotoPortal.PersonalData;
using MotoPortal.Privacy;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.Schedules.Running;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Schedules;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data.Workers;

/// <summary>
/// A row whose every statement throws, planted before each kind of worker in turn: another row is done in the same pass, and the failing
/// one is put on hold.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class FailingRowTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

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
        await _host.RefundAsync(_host.Wanting(failing, 100));
        await _host.RefundAsync(_host.Wanting(good, 100));
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
            var intent = await _host.Stripe.V1.PaymentIntents.GetAsync(charge.PaymentIntent!.Value.Value);
            await _host.HappenAsync("dispute_charge", intent.LatestChargeId, "fraudulent");
        }

        (await _host.Get<MissedEventsWorker>().WorkAsync(CancellationToken.None)).ShouldBe(2);
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
            var intent = await _host.Stripe.V1.PaymentIntents.GetAsync(charge.PaymentIntent!.Value.Value);
            await _host.HappenAsync("dispute_charge", intent.LatestChargeId, "fraudulent");
        }

        _host.Database.Poison(failing.Id.Value);

        (await Should.ThrowAsync<AggregateException>(() => _host.Get<MissedEventsWorker>().WorkAsync(CancellationToken.None)))
            .InnerExceptions.ShouldHaveSingleItem();
        await using var db = await OpenAsync();
        (await db.Set<ChargeDispute>().Select(dispute => dispute.ChargeId).ToListAsync()).ShouldBe([good.Id]);
    }

    [Fact]
    public async Task A_failing_schedule_keeps_no_other_from_being_made_or_charged()
    {
        var failing = await _host.SavedMonthlyAsync();
        var good = await _host.SavedMonthlyAsync();
        _host.Database.Poison(failing.Id.Value);

        await _host.Get<ScheduleRunner>().WorkAsync(CancellationToken.None);

        (await HeldAsync()).ShouldBe([(nameof(ScheduleMaker), failing.Id.Value)]);
        (await _host.ChargesAsync(good)).ShouldHaveSingleItem();

        _host.Database.Heal(failing.Id.Value);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await _host.Get<ScheduleMaker>().WorkAsync(CancellationToken.None)).ShouldBe(1);
        _host.Clock.Advance(TimeSpan.FromDays(31));

        await PassAsync<ScheduleRunner>(failing.Id.Value);

        (await _host.ChargesAsync(good)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_failing_consent_keeps_no_other_from_expiring()
    {
        var failing = await _host.SavedOnRequestAsync();
        var good = await _host.SavedOnRequestAsync();
        _host.Clock.Advance(TimeSpan.FromDays(400));

        await PassAsync<ConsentExpiryWorker>(failing.Id.Value);

        (await _host.ConsentAsync(good.Id)).Ending.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_failing_card_keeps_no_other_from_being_removed()
    {
        var failing = (await _host.SavedOnRequestAsync()).Id;
        var good = (await _host.SavedOnRequestAsync()).Id;
        await _host.WithdrawAsync(failing);
        await _host.WithdrawAsync(good);

        await PassAsync<CardRemovalWorker>(failing.Value);

        (await _host.IsAtStripeAsync(good)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failing_setup_keeps_no_other_from_being_looked_after()
    {
        await _host.SavedOnRequestAsync();
        await _host.SavedOnRequestAsync();
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
        var failing = (await _host.SavedOnRequestAsync()).CustomerId;
        var good = (await _host.SavedOnRequestAsync()).CustomerId;
        await _host.Get<Atomic>().RunAsync(
            async scope =>
            {
                foreach (var customer in await scope.Db.Set<KnownCustomer>().ToListAsync())
                {
                    scope.Db.Add(PendingCustomerDeletion.Plan(customer.Id, customer.StripeId, _host.Clock.GetUtcNow()));
                }
            },
            CancellationToken.None);

        await PassAsync<CustomerDeletionWorker>(failing.Value);

        await using var db = await OpenAsync();
        (await db.Set<PendingCustomerDeletion>()
            .Where(deletion => deletion.DoneAt != null).Select(deletion => deletion.CustomerId).ToListAsync())
            .ShouldBe([good]);
    }

    [Fact]
    public async Task A_failing_row_of_retention_keeps_no_other_row_and_no_other_rule_waiting()
    {
        var failing = await _host.DraftAsync();
        await _host.DraftAsync();
        _host.Clock.Advance(TimeSpan.FromDays(365 * 6));
        _host.Database.Poison(failing.Value);

        var gone = (await RunRetentionAsync()).ShouldBeGiven();

        gone[RetentionKind.Setups].ShouldBe(1);
        gone.Keys.ShouldContain(RetentionKind.Sessions);
        _host.Log.Lines.Where(line => line.Event.Id == 7201).ShouldHaveSingleItem().Exception.ShouldNotBeNull();

        _host.Database.Heal(failing.Value);
        (await RunRetentionAsync()).ShouldBeGiven()[RetentionKind.Setups].ShouldBe(1);
    }

    private Task<Permitted<IReadOnlyDictionary<RetentionKind, int>>> RunRetentionAsync() =>
        _host.People.Portal.Get<RetentionWorkflow>().RunAsync(CancellationToken.None);

    /// <summary>Poisons the row, runs the worker, and expects one row done and the poisoned one on hold.</summary>
    private async Task PassAsync<TWorker>(string failing, int done = 1)
        where TWorker : PeriodicWorker
    {
        _host.Database.Poison(failing);

        (await _host.Get<TWorker>().WorkAsync(CancellationToken.None)).ShouldBe(done);

        (await HeldAsync()).ShouldContain((typeof(TWorker).Name, failing));
    }

    private async Task<(ChargeView Failing, ChargeView Good)> TwoChargesAsync()
    {
        var consent = await _host.SavedOnRequestAsync();
        var failing = await _host.ChargeAsync(_host.Asking(consent));
        return (failing, await _host.ChargeAsync(_host.Asking(consent, reference: "A-2")));
    }

    private async Task DueNowAsync<TRow>()
        where TRow : class
    {
        DateTimeOffset? now = _host.Clock.GetUtcNow();
        await using var db = await OpenAsync();
        await db.Set<TRow>().ExecuteUpdateAsync(row => row.SetProperty(each => EF.Property<DateTimeOffset?>(each, "NextCheckAt"), now));
    }

    private async Task IsDoneAsync<TRow>(System.Linq.Expressions.Expression<Func<TRow, bool>> which)
        where TRow : class
    {
        DateTimeOffset? now = _host.Clock.GetUtcNow();
        await using var db = await OpenAsync();
        (await db.Set<TRow>().Where(which).AnyAsync(row => EF.Property<DateTimeOffset?>(row, "NextCheckAt") <= now)).ShouldBeFalse();
    }

    private async Task<List<(string Worker, string Key)>> HeldAsync()
    {
        await using var db = await OpenAsync();
        return (await db.Set<WorkHold>().ToListAsync()).ConvertAll(hold => (hold.Worker, hold.Key));
    }

    private Task<PortalDb> OpenAsync() => _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
}
