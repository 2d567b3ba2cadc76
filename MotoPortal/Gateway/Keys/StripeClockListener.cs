namespace MotoPortal.Gateway.Keys;

/// <summary>Compares this machine's clock with the time in each of Stripe's answers.</summary>
internal sealed class StripeClockListener(StripeClock clock, TimeProvider time) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = time.GetUtcNow();
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.Date is { } date)
        {
            clock.Note(sent, time.GetUtcNow(), date);
        }

        return answer;
    }
}
