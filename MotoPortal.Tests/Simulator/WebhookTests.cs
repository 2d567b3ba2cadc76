using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Simulator;

/// <summary>Events and their delivery: signed, repeated after a failure, and with all faults.</summary>
public sealed class WebhookTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly SimulatorFixture _simulator;
    private CapturingStripe _receiver = null!;

    public WebhookTests() => _simulator = new SimulatorFixture { Time = _time };

    public async Task InitializeAsync()
    {
        await _simulator.InitializeAsync();
        _receiver = await CapturingStripe.StartAsync();
        _receiver.Answer("POST", "/hook", "{}");
    }

    public async Task DisposeAsync()
    {
        await _simulator.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    public void Dispose() => _simulator.Dispose();

    [Fact]
    public async Task A_saved_card_is_told_in_order_signed_and_without_a_request_of_ours()
    {
        var endpoint = await EndpointAsync();
        var (reader, intent) = await _simulator.WaitingReaderAsync();
        await _simulator.PresentAsync(reader.Id);

        var events = await ReceivedAsync(5, endpoint.Secret);
        events.Select(happened => happened.Type).ShouldBe(
            [
                "customer.created",
                "setup_intent.created",
                "payment_method.attached",
                "setup_intent.succeeded",
                "terminal.reader.action_succeeded"
            ]);
        events.Select(happened => happened.Request.Id is null).ShouldBe([false, false, true, true, true]);
        events.ShouldAllBe(happened => happened.ApiVersion == "2026-10-28.endive" && !happened.Livemode);
        events[3].Data.Object.ShouldBeOfType<SetupIntent>().Id.ShouldBe(intent.Id);
        events[4].Data.Object.ShouldBeOfType<global::Stripe.Terminal.Reader>().Action.ProcessSetupIntent.SetupIntentId.ShouldBe(intent.Id);
        (await _simulator.Stripe.V1.Events.GetAsync(events[4].Id)).PendingWebhooks.ShouldBe(0);
    }

    [Fact]
    public async Task A_decline_and_a_canceled_intent_are_told()
    {
        var endpoint = await EndpointAsync("setup_intent.setup_failed", "terminal.reader.action_failed", "setup_intent.canceled");
        var (reader, intent) = await _simulator.WaitingReaderAsync();
        await _simulator.PresentAsync(reader.Id, "4000000000000002");
        await _simulator.Stripe.V1.SetupIntents.CancelAsync(intent.Id, new() { CancellationReason = "abandoned" });

        var events = await ReceivedAsync(3, endpoint.Secret);
        events.Select(happened => happened.Type)
            .ShouldBe(["setup_intent.setup_failed", "terminal.reader.action_failed", "setup_intent.canceled"]);
        events[2].Data.Object.ShouldBeOfType<SetupIntent>().CancellationReason.ShouldBe("abandoned");
        events[2].Request.Id.ShouldStartWith("req_");
    }

    [Fact]
    public async Task The_secret_is_told_once_and_a_wrong_one_does_not_verify()
    {
        var endpoint = await EndpointAsync();
        endpoint.Secret.ShouldStartWith("whsec_");
        (await _simulator.Stripe.V1.WebhookEndpoints.GetAsync(endpoint.Id)).Secret.ShouldBeNull();
        (await _simulator.Stripe.V1.WebhookEndpoints.ListAsync()).Data.Single().Secret.ShouldBeNull();
        await _simulator.CustomerAsync();
        await WaitUntil.TrueAsync(() => _receiver.Requests.Count == 1);
        var request = _receiver.Requests.Single();
        Should.Throw<StripeException>(() => EventUtility.ConstructEvent(request.Body, request.Headers["Stripe-Signature"], "whsec_wrong"));
    }

    [Fact]
    public async Task What_was_not_answered_with_2xx_comes_again_later_and_later_also_after_a_restart()
    {
        var endpoint = await EndpointAsync();
        _receiver.Answer("POST", "/hook", "no", StatusCodes.Status503ServiceUnavailable);
        await _simulator.CustomerAsync();
        await WaitUntil.TrueAsync(() => _receiver.Requests.Count == 1);
        await WaitUntil.TrueAsync(async () => (await UndeliveredAsync()).Count == 1);

        await AdvanceUntilAsync(2, TimeSpan.FromSeconds(2));
        await _simulator.RestartAsync();
        _receiver.Answer("POST", "/hook", "{}");
        await AdvanceUntilAsync(3, TimeSpan.FromSeconds(15));

        await WaitUntil.TrueAsync(async () => (await UndeliveredAsync()).Count == 0);
        (await ReceivedAsync(3, endpoint.Secret)).Select(happened => happened.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        _time.Advance(TimeSpan.FromDays(1));
        await _simulator.CustomerAsync();
        await WaitUntil.TrueAsync(() => _receiver.Requests.Count == 4);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_tried_a_few_times_and_delays_no_other()
    {
        await _simulator.Stripe.V1.WebhookEndpoints.CreateAsync(new() { Url = "http://127.0.0.1:9/nobody", EnabledEvents = ["*"] });
        await EndpointAsync();
        await _simulator.CustomerAsync();
        await WaitUntil.TrueAsync(() => _receiver.Requests.Count == 1);
        for (var i = 0; i < 8; i++)
        {
            _time.Advance(TimeSpan.FromHours(3));
            await _simulator.CustomerAsync();
        }

        await WaitUntil.TrueAsync(() => _receiver.Requests.Count == 9);
        _simulator.LogShouldBeClean();
    }

    [Fact]
    public async Task A_disabled_or_deleted_endpoint_hears_nothing_more()
    {
        var endpoint = await EndpointAsync();
        (await _simulator.Stripe.V1.WebhookEndpoints.UpdateAsync(endpoint.Id, new() { Disabled = true })).Status.ShouldBe("disabled");
        await _simulator.CustomerAsync("unheard");
        await _simulator.Stripe.V1.WebhookEndpoints.UpdateAsync(endpoint.Id, new() { Disabled = false });
        await _simulator.CustomerAsync("heard");
        var heard = (await ReceivedAsync(1, endpoint.Secret)).Single();
        heard.Data.Object.ShouldBeOfType<Customer>().Name.ShouldBe("heard");
        (await _simulator.Stripe.V1.WebhookEndpoints.DeleteAsync(endpoint.Id)).Deleted.ShouldBe(true);
        await SimulatorFixture.RefusalOf(() => _simulator.Stripe.V1.WebhookEndpoints.GetAsync(endpoint.Id));
    }

    [Fact]
    public async Task Webhooks_can_be_off_doubled_delayed_and_reordered()
    {
        var endpoint = await EndpointAsync("payment_method.attached", "setup_intent.succeeded", "terminal.reader.action_succeeded");
        await SaveWithAsync(FaultKind.WebhooksOff);
        (await UndeliveredAsync()).Count.ShouldBe(3);

        await SaveWithAsync(FaultKind.WebhooksDuplicated);
        (await ReceivedAsync(6, endpoint.Secret)).Select(happened => happened.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);

        await SaveWithAsync(FaultKind.WebhooksDelayed);
        (await UndeliveredAsync()).Count.ShouldBe(6);
        _receiver.Requests.Count.ShouldBe(6);
        await AdvanceUntilAsync(9, TimeSpan.FromSeconds(5));

        await SaveWithAsync(FaultKind.WebhooksReordered, until: 12);
        (await ReceivedAsync(12, endpoint.Secret)).Skip(9).Select(happened => happened.Type)
            .ShouldBe(["terminal.reader.action_succeeded", "setup_intent.succeeded", "payment_method.attached"]);
    }

    [Fact]
    public async Task Events_are_listed_by_type_and_by_wildcard_and_customer_changes_tell_what_was_before()
    {
        var customer = await _simulator.CustomerAsync("Before");
        await _simulator.Stripe.V1.Customers.UpdateAsync(customer.Id, new() { Name = "After" });
        await _simulator.Stripe.V1.Customers.DeleteAsync(customer.Id);
        await _simulator.IntentAsync();

        var of = await _simulator.Stripe.V1.Events.ListAsync(new() { Type = "customer.*" });
        of.Data.Select(happened => happened.Type)
            .ShouldBe(["customer.created", "customer.deleted", "customer.updated", "customer.created"]);
        ((string?)JsonNode.Parse(((object)of.Data[2].Data.PreviousAttributes).ToString()!)!["name"]).ShouldBe("Before");
        (await _simulator.Stripe.V1.Events.ListAsync(new() { Types = ["customer.deleted", "setup_intent.created"] })).Data.Count.ShouldBe(
            2);
        (await _simulator.Stripe.V1.Events.ListAsync(new() { Type = "customer.?reated" })).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_are_kept_for_thirty_days()
    {
        await _simulator.CustomerAsync("old");
        _time.Advance(TimeSpan.FromDays(29));
        await _simulator.RestartAsync();
        (await _simulator.Stripe.V1.Events.ListAsync()).Data.Count.ShouldBe(1);
        await _simulator.CustomerAsync("new");
        _time.Advance(TimeSpan.FromDays(2));
        await _simulator.RestartAsync();
        (await _simulator.Stripe.V1.Events.ListAsync()).Data.Single().Data.Object.ShouldBeOfType<Customer>().Name.ShouldBe("new");
    }

    private Task<WebhookEndpoint> EndpointAsync(params string[] types) => _simulator.Stripe.V1.WebhookEndpoints.CreateAsync(new()
    {
        Url = $"{_receiver.Address}/hook",
        EnabledEvents = types.Length > 0 ? [.. types] : ["*"],
        ApiVersion = "2026-10-28.endive",
    });

    private async Task SaveWithAsync(FaultKind kind, int? until = null)
    {
        var (reader, _) = await _simulator.WaitingReaderAsync();
        var fault = _simulator.Faults.Set(kind);
        await _simulator.PresentAsync(reader.Id);
        if (until is not null)
        {
            await WaitUntil.TrueAsync(() => _receiver.Requests.Count == until);
        }

        _simulator.Faults.Clear(fault.Id);
    }

    private async Task AdvanceUntilAsync(int count, TimeSpan step) => await WaitUntil.TrueAsync(() =>
    {
        if (_receiver.Requests.Count < count)
        {
            _time.Advance(step);
        }

        return _receiver.Requests.Count == count;
    });

    private async Task<List<Event>> UndeliveredAsync() =>
        (await _simulator.Stripe.V1.Events.ListAsync(new() { DeliverySuccess = false, Limit = 100 })).Data;

    /// <summary>The received events, each verified with Stripe.net; the fake clock may be ahead of the real one.</summary>
    private async Task<List<Event>> ReceivedAsync(int count, string secret)
    {
        await WaitUntil.TrueAsync(() => _receiver.Requests.Count >= count);
        return [.. _receiver.Requests.Select(
            request => EventUtility.ConstructEvent(request.Body, request.Headers["Stripe-Signature"], secret, tolerance: 100_000))];
    }
}
