using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Keys;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Gateway;

/// <summary>What the portal does when Stripe answers 429, over HTTP to a listener that does.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class StripeRateTests : IAsyncLifetime
{
    private const string Limited = """{"error":{"code":"rate_limit","message":"Too many requests.","type":"invalid_request_error"}}""";
    private const string NoLocations = """{"object":"list","data":[],"has_more":false,"url":"/v1/terminal/locations"}""";

    private CapturingStripe _stripe = null!;

    public async Task InitializeAsync() => _stripe = await CapturingStripe.StartAsync();

    public async Task DisposeAsync() => await _stripe.DisposeAsync();

    [Fact]
    public async Task A_read_waits_as_long_as_Stripe_asks_and_is_made_once_more()
    {
        AnswerLimitedOnce("GET", "/v1/terminal/locations", NoLocations, seconds: 2);
        var gateway = RealGateway.At(_stripe.Address);

        var watch = Stopwatch.StartNew();
        var answer = await gateway.ListLocationsAsync(CancellationToken.None);

        answer.ShouldBeOfType<GatewayAnswer<ImmutableArray<StripeLocation>>.Done>();
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));
        _stripe.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_changes_something_is_not_sent_again_by_itself_and_other_calls_wait()
    {
        _stripe.Answer("POST", "/v1/terminal/readers/tmr_1/cancel_action", LimitedFor(2));
        _stripe.Answer("GET", "/v1/terminal/locations", NoLocations);
        var gateway = RealGateway.At(_stripe.Address);

        var refused = await gateway.CancelReaderActionAsync(ReaderId.From("tmr_1"), "key:1");
        var watch = Stopwatch.StartNew();
        await gateway.ListLocationsAsync(CancellationToken.None);

        refused.ShouldBeOfType<GatewayAnswer<StripeReader>.Refused>().Refusal.Reason.ShouldBe(RefusalReason.RateLimited);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
        _stripe.Requests.Select(request => request.Method).ShouldBe(["POST", "GET"]);
    }

    [Fact]
    public async Task A_pause_that_is_too_long_for_a_customer_on_the_line_is_told_at_once()
    {
        _stripe.Answer("POST", "/v1/terminal/readers/tmr_1/cancel_action", LimitedFor(50));
        var gateway = RealGateway.At(_stripe.Address);
        await gateway.CancelReaderActionAsync(ReaderId.From("tmr_1"), "key:1");

        var second = await gateway.CancelReaderActionAsync(ReaderId.From("tmr_1"), "key:2");

        second.ShouldBeOfType<GatewayAnswer<StripeReader>.Refused>().Refusal.Reason.ShouldBe(RefusalReason.RateLimited);
        _stripe.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void A_clock_that_is_set_back_makes_no_pause_longer()
    {
        var clock = new SettableClock(DateTimeOffset.UnixEpoch.AddYears(56));
        using var rate = new StripeRate(Microsoft.Extensions.Options.Options.Create(new StripeOptions()), clock);

        rate.Pause(TimeSpan.FromSeconds(2));
        clock.Set(TimeSpan.FromHours(-1));
        rate.PausedFor.ShouldBe(TimeSpan.FromSeconds(2));
        clock.Advance(TimeSpan.FromSeconds(3));

        rate.PausedFor.ShouldBeLessThan(TimeSpan.Zero);
    }

    private void AnswerLimitedOnce(string method, string path, string then, int seconds)
    {
        var isFirst = true;
        _stripe.Answer(method, path, async context =>
        {
            if (isFirst)
            {
                isFirst = false;
                await LimitedFor(seconds)(context);
                return;
            }

            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(then);
        });
    }

    private static Func<HttpContext, Task> LimitedFor(int seconds) => context =>
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = $"{seconds}";
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Limited);
    };
}
