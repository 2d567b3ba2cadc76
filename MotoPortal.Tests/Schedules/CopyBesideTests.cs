using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Schedules;

/// <summary>
/// Goal: two databases of which one is a copy of the other, run side by side, charge a due day once. Method: what the original did is taken
/// out of the database again, as a copy of before would have it, while Stripe keeps it; then the copy runs.
/// </summary>
public sealed class CopyBesideTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Its_call_is_the_one_that_the_original_made()
    {
        var consent = await _host.SavedMonthlyAsync();
        var made = await RunAsOriginalAsync(consent);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        await _host.RunAsync();

        var charge = (await _host.ChargesAsync(consent)).ShouldHaveSingleItem();
        (charge.Id, charge.PaymentIntent, charge.State).ShouldBe((made.Id, made.PaymentIntent, ChargeState.Succeeded));
        (await _host.IntentsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task When_its_call_says_something_else_Stripe_refuses_it_and_what_the_original_made_is_found()
    {
        var consent = await _host.SavedMonthlyAsync();
        var other = await _host.SavedOnRequestAsync("4000056655665556");
        var made = await RunAsOriginalAsync(consent);
        await _host.ChargeAsync(_host.Asking(other));
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        await _host.RunAsync();
        var sent = (await _host.ChargesAsync(consent)).ShouldHaveSingleItem();
        (sent.Number == made.Number, sent.State).ShouldBe((false, ChargeState.Unknown));
        await _host.SettleAsync(CallTimes.SurelyOver);

        var charge = (await _host.ChargesAsync(consent)).ShouldHaveSingleItem();
        (charge.PaymentIntent, charge.State).ShouldBe((made.PaymentIntent, ChargeState.Succeeded));
        (await _host.IntentsAsync()).Count.ShouldBe(2, "the due day, and what was charged under the other consent");
    }

    [Fact]
    public void Each_try_of_a_due_day_has_an_id_of_its_own()
    {
        var consent = ConsentId.Create(SaveCardHost.Beginning);
        var day = new DateOnly(2026, 11, 27);

        var ids = new[] { ChargeId.OfTry(consent, day, 0), ChargeId.OfTry(consent, day, 1), ChargeId.OfTry(consent, day.AddDays(1), 0) };

        ids.Distinct().Count().ShouldBe(3);
        ChargeId.OfTry(consent, day, 0).ShouldBe(ids[0]);
        ids.ShouldAllBe(id => id.Value.Length == ChargeId.Create(SaveCardHost.Beginning).Value.Length);
    }

    // The rows of before, as a copy has them.
    private async Task<ChargeView> RunAsOriginalAsync(ConsentView consent)
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<ChargeSchedule>().AnyAsync()).ShouldBeFalse("the runner makes the schedule when it comes to the consent");
        await _host.RunAsync();
        var made = (await _host.ChargesAsync(consent)).ShouldHaveSingleItem();
        made.State.ShouldBe(ChargeState.Succeeded);
        await _host.Get<Atomic>().RunAsync(
            async scope =>
            {
                await scope.Db.Set<Charge>().Where(charge => charge.Id == made.Id).ExecuteDeleteAsync();
                await scope.Db.Set<StripeCall>().Where(call => call.Subject == made.Id.Value).ExecuteDeleteAsync();
                await scope.Db.Set<ChargeSchedule>().ExecuteDeleteAsync();
            },
            CancellationToken.None);
        return made;
    }
}
