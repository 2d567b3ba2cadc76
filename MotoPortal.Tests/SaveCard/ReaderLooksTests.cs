using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.SaveCard.States;
using MotoPortal.Simulator.Faults;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Tests.SaveCard;

/// <summary>A reader that was just seen free is not read again before it is sent a command; what was seen longer ago is.</summary>
public sealed class ReaderLooksTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;
    private LocationId _store;

    public async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync();
        _store = LocationId.From((await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).LocationId);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_look_while_the_readers_are_on_screen_is_good_for_three_seconds_and_once()
    {
        var (first, second) = (await _host.ConsentedAsync(), await _host.ConsentedAsync());
        await ListAsync();
        var away = _host.Fault(FaultKind.ServerErrorBefore, "GET /v1/terminal/readers");

        (await _host.SendAsync(first)).ShouldBe(new SendOutcome.OnReader());
        (await _host.SendAsync(second)).ShouldBe(new SendOutcome.NotSent(SetupProblem.StripeNotReachable));

        _host.Simulator.Faults.Clear(away.Id);
        await _host.ReaderStep.CancelAsync(first, CancellationToken.None);
        await ListAsync();
        _host.Fault(FaultKind.ServerErrorBefore, "GET /v1/terminal/readers");
        _host.Clock.Advance(ReaderLooks.GoodFor + TimeSpan.FromSeconds(1));

        (await _host.SendAsync(second)).ShouldBe(new SendOutcome.NotSent(SetupProblem.StripeNotReachable));
    }

    [Fact]
    public async Task What_another_system_started_since_the_last_good_look_is_seen_and_not_replaced()
    {
        var id = await _host.ConsentedAsync();
        await ListAsync();
        var other = await StartElsewhereAsync();
        _host.Clock.Advance(ReaderLooks.GoodFor + TimeSpan.FromSeconds(1));

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.NotSent(SetupProblem.ReaderBusy));

        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ProcessSetupIntent.SetupIntentId.ShouldBe(other);
    }

    [Fact]
    public async Task A_reader_that_was_busy_at_the_last_look_is_read_again()
    {
        var id = await _host.ConsentedAsync();
        await StartElsewhereAsync();
        await ListAsync();
        await _host.Stripe.V1.Terminal.Readers.CancelActionAsync(_host.FrontDesk.Value);

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
    }

    private Task<ReaderListOutcome> ListAsync() => _host.Get<ReaderDirectory>().ListAsync(_store, CancellationToken.None);

    private async Task<string> StartElsewhereAsync()
    {
        var customer = await _host.Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions { Name = "Another system's" });
        var intent = await _host.Stripe.V1.SetupIntents.CreateAsync(
            new SetupIntentCreateOptions { Customer = customer.Id, AllowedPaymentMethodTypes = ["card"] });
        var command = new ReaderProcessSetupIntentOptions { SetupIntent = intent.Id, AllowRedisplay = "limited" };
        command.AddExtraParam(StripeErrors.MotoParameter, true);
        await _host.Stripe.V1.Terminal.Readers.ProcessSetupIntentAsync(_host.FrontDesk.Value, command);
        return intent.Id;
    }
}
