using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;
using MotoPortal.Schedules.Running;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Schedules;

/// <summary>A change of a consent or a charge marks that consent's schedule, and no other is evaluated.</summary>
public sealed class ScheduleMarksTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_charge_has_its_own_schedule_looked_at_and_no_other()
    {
        var (touched, other) = (await SettledScheduleAsync(), await SettledScheduleAsync());
        var before = (await RowAsync(other)).LookedAt;

        await _host.ChargeAsync(_host.Asking(touched, 4000));
        (await RowAsync(touched)).ChangedAt.ShouldBe(_host.Clock.GetUtcNow());
        (await RowAsync(other)).ChangedAt.ShouldBeNull();
        _host.Database.Forget();
        await _host.RunAsync();

        _host.Database.CountNaming(other.Id.Value).ShouldBe(0);
        (await RowAsync(other)).LookedAt.ShouldBe(before);
        (await RowAsync(touched)).ShouldSatisfyAllConditions(
            row => row.LookedAt.ShouldBe(_host.Clock.GetUtcNow()),
            row => row.ChangedAt.ShouldBeNull());
    }

    [Fact]
    public async Task A_fact_about_a_consent_has_its_own_schedule_looked_at_and_no_other()
    {
        var (touched, other) = (await SettledScheduleAsync(), await SettledScheduleAsync());

        await _host.Get<Atomic>().RunAsync(scope => SuspendAsync(scope, touched), CancellationToken.None);
        _host.Database.Forget();
        await _host.RunAsync();

        _host.Database.CountNaming(touched.Id.Value).ShouldBeGreaterThan(0);
        _host.Database.CountNaming(other.Id.Value).ShouldBe(0);
    }

    [Fact]
    public async Task A_schedule_that_is_paused_ends_with_its_consent_whatever_a_person_enters_in_between()
    {
        var consent = await SavedUpToAsync(_host.Today().AddDays(20));
        var workflow = _host.As(Charging.Sam).Get<ScheduleWorkflow>();
        await _host.RunAsync();
        (await workflow.PauseAsync(consent.Id, "On holiday", CancellationToken.None)).ShouldBe(new ScheduleOutcome.Done());
        await _host.RunAsync();

        (await _host.As(Charging.Sam)
            .Get<WithdrawalWorkflow>().WithdrawAsync(consent.Id, WithdrawalChannel.Telephone, null, CancellationToken.None))
            .ShouldBeOfType<WithdrawalOutcome.Withdrawn>();
        (await workflow.EnterAmountAsync(consent.Id, "12", await _host.ShownAsync(consent), CancellationToken.None))
            .ShouldBe(new ScheduleOutcome.Done());
        await _host.RunAsync();

        (await _host.ScheduleAsync(consent)).End.ShouldBe(ScheduleEnd.Withdrawn);
    }

    [Fact]
    public async Task A_charge_that_is_taken_back_leaves_no_mark()
    {
        var consent = await SettledScheduleAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => _host.Get<Atomic>().RunAsync(
            async scope =>
            {
                await SuspendAsync(scope, consent);
                await scope.WriteNowAsync(CancellationToken.None);
                throw new InvalidOperationException("The transaction does not commit.");
            },
            CancellationToken.None));

        (await RowAsync(consent)).ChangedAt.ShouldBeNull();
    }

    /// <summary>A schedule that waits for the amount of today's charge, with all changes taken into account.</summary>
    private async Task<ConsentView> SettledScheduleAsync()
    {
        var consent = await SavedUpToAsync(_host.Today());
        await _host.RunAsync();
        (await _host.ScheduleAsync(consent)).Trouble.ShouldBe(ScheduleTrouble.AmountMissing);
        (await RowAsync(consent)).ChangedAt.ShouldBeNull();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        return consent;
    }

    private Task<ConsentView> SavedUpToAsync(DateOnly first) => _host.SavedAsync(
        ConsentScope.Recurring("Coffee", AmountRule.UpTo, Scheduling.Euros(80), ChargePeriod.Month, first, _host.Today().AddMonths(12)));

    private Task SuspendAsync(AtomicScope scope, ConsentView consent) => _host.Get<ConsentSuspensions>().SuspendAsync(
        scope, consent.Id, "lost_card", ChargeId.Create(_host.Clock.GetUtcNow()), CancellationToken.None);

    private async Task<ChargeSchedule> RowAsync(ConsentView consent)
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<ChargeSchedule>().AsNoTracking().SingleAsync(schedule => schedule.ConsentId == consent.Id);
    }
}
