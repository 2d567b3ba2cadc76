using System.Threading.RateLimiting;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// Limits the posts of one network address within a minute. More are answered with 429 before they are read, and Stripe sends those events
/// again later (https://docs.stripe.com/webhooks#retries); what they report is learnt by polling until then.
/// </summary>
/// <param name="perMinute">The posts per address and minute.</param>
internal sealed class WebhookLimit(int perMinute) : IDisposable
{
    /// <summary>A hundred per second, while saving a card makes three events.</summary>
    public const int PerMinute = 6_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _posts = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window }));

    /// <summary>Passes a post on, or answers 429 with the seconds to wait.</summary>
    public async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        using var permit = _posts.AttemptAcquire(invocation.HttpContext);
        if (permit.IsAcquired)
        {
            return await next(invocation);
        }

        invocation.HttpContext.RequestServices.GetRequiredService<RefusedPosts>()
            .Add(PostRefusal.TooMany, invocation.HttpContext.Connection.RemoteIpAddress);
        invocation.HttpContext.Response.Headers.RetryAfter = $"{(int)Window.TotalSeconds}";
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    /// <inheritdoc/>
    public void Dispose() => _posts.Dispose();
}
