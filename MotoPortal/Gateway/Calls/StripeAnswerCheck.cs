namespace MotoPortal.Gateway.Calls;

/// <summary>
/// Lets only Stripe's own answers through to Stripe.net, which would take a proxy's <c>404</c> for a refusal and <c>{}</c> for an object.
/// Reads the whole body under the time-out of the call, so that an answer that stops half-way is as unknown as none.
/// </summary>
internal sealed class StripeAnswerCheck : DelegatingHandler
{
    // A list of 100 with everything expanded stays far below.
    private const long LargestBody = 16 * 1024 * 1024;

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">What came is no answer of Stripe's: it is not known what became of the request.</exception>
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
