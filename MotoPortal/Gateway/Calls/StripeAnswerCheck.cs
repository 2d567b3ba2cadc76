namespace MotoPortal.Gateway.Calls;

/// <summary>
/// Passes only Stripe's own answers on to Stripe.net, which would take a proxy's <c>404</c> for a refusal and <c>{}</c> for an object.
/// Reads the whole body within the call's timeout, so that a truncated answer counts as unknown.
/// </summary>
internal sealed class StripeAnswerCheck : DelegatingHandler
{
    // A list of 100 fully expanded objects is far smaller.
    private const long LargestBody = 16 * 1024 * 1024;

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The answer is not from Stripe, so it is not known what became of the request.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestBody, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (StripeAnswerRules.IsStripes(request.Method, request.RequestUri!.AbsolutePath, (int)response.StatusCode, body))
            {
                return response;
            }
        }
        catch
        {
            response.Dispose();
            throw;
        }

        var status = response.StatusCode;
        response.Dispose();
        throw new HttpRequestException(HttpRequestError.InvalidResponse, "What came is no answer of Stripe's.", inner: null, status);
    }
}
