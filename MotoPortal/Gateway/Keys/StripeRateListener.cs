using System.Net;
using System.Text;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Lets a call wait for its turn. A read that Stripe answered with 429 is asked once more after the pause; anything else is refused, since
/// only its caller knows whether it may be sent again.
/// </summary>
internal sealed class StripeRateListener(StripeRate rate, TimeProvider time) : DelegatingHandler
{
    // As Stripe refuses, so that callers know one shape.
    private const string Refusal = """{"error":{"code":"rate_limit","message":"The portal waits for Stripe.","type":"invalid_request_error"}}""";

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var isRepeated = false; ; isRepeated = true)
        {
            if (!await rate.WaitAsync(cancellationToken))
            {
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests)
                {
                    RequestMessage = request,
                    Content = new StringContent(Refusal, Encoding.UTF8, "application/json"),
                };
            }

            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.StatusCode is not HttpStatusCode.TooManyRequests)
            {
                return answer;
            }

            var after = answer.Headers.RetryAfter;
            rate.Pause(after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : null));
            if (isRepeated || request.Method != HttpMethod.Get)
            {
                return answer;
            }

            answer.Dispose();
        }
    }
}
