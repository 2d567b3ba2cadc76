using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Faults;

/// <summary>The clock of the machine is set back or forward while something is awaited.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class ClockTests : IAsyncLifetime
{
    private const string Charge = "POST /v1/payment_intents";
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync(behindProxy: true);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_clock_set_back_by_an_hour_keeps_no_charge_from_being_settled()
    {
        var consent = await _host.SavedOnRequestAsync();
        _host.Proxy.Answer(Charge, 502, "<html>Bad gateway</html>", delivers: true);
        var charge = await _host.ChargeAsync(_host.Asking(consent));
        charge.State.ShouldBe(ChargeState.Unknown);
        await _host.Get<ChargeReconciler>().WorkAsync(CancellationToken.None);

        SetClock(TimeSpan.FromHours(-1));
        await _host.SettleAsync(TimeSpan.FromSeconds(31));

        (await _host.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.Succeeded);
    }

    [Fact]
    public async Task A_clock_set_forward_takes_no_charge_for_lost_that_may_be_on_its_way()
    {
        var consent = await _host.SavedOnRequestAsync();
        _host.Proxy.Keep(Charge);
        var charge = await _host.ChargeAsync(_host.Asking(consent));

        SetClock(TimeSpan.FromHours(1));
        await _host.SettleAsync(TimeSpan.FromSeconds(31));
        (await _host.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.Unknown);
        await _host.SettleAsync(TimeSpan.FromSeconds(31));

        (await _host.SeeAsync(charge.Id)).State.ShouldBe(ChargeState.NotSent);
    }

    [Fact]
    public async Task A_clock_set_forward_does_not_end_the_customers_attempt()
    {
        var id = await _host.OnReaderAsync();

        SetClock(TimeSpan.FromHours(1));
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(10));
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Saved);
    }

    [Fact]
    public async Task A_clock_set_back_does_not_stop_the_polling_of_a_reader_nor_prolong_its_attempt()
    {
        var id = await _host.OnReaderAsync();
        SetClock(TimeSpan.FromHours(-2));

        await WorkAsync<SetupReconciler>();
        await using (var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            (await db.Set<CardSetup>().SingleAsync(setup => setup.Id == id)).NextCheckAt!.Value
                .ShouldBeLessThan(_host.Clock.GetUtcNow() + TimeSpan.FromSeconds(20));
        }

        await _host.KeyInAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(20));
        await WorkAsync<SetupReconciler>();

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Saved);
    }

    [Fact]
    public async Task An_event_that_came_before_the_clock_was_set_back_is_applied()
    {
        await _host.Get<Atomic>().RunAsync(
            scope =>
            {
                var notice = new StripeEventReference("customer.updated", null, null, Customer: CustomerId.From("cus_1"));
                scope.Db.Add(StripeEventRow.Receive("evt_1", notice, _host.Clock.GetUtcNow()));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        SetClock(TimeSpan.FromHours(-1));
        await WorkAsync<WebhookWorker>();

        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<StripeEventRow>().SingleAsync()).AppliedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_hold_from_before_the_clock_was_set_back_holds_nothing()
    {
        var id = await _host.OnReaderAsync();
        await _host.KeyInAsync();
        await _host.Get<Atomic>().RunAsync(
            scope => WorkHold.FailAsync(
                scope, nameof(SetupReconciler), id.Value, "Test", Backoff.Of(TimeSpan.FromMinutes(5)), _host.Clock.GetUtcNow()),
            CancellationToken.None);

        SetClock(TimeSpan.FromHours(-1));
        await WorkAsync<SetupReconciler>();

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Saved);
    }

    private void SetClock(TimeSpan by) => _host.Clock.Set(by);

    private Task<int> WorkAsync<TWorker>()
        where TWorker : PeriodicWorker => _host.Get<TWorker>().WorkAsync(CancellationToken.None);
}
