namespace MotoPortal.Tests.Faults;

/// <summary>
/// Marks the portal's own requests for the proxy, and turns two of its answers into what a caller sees without waiting for it: no
/// connection, and a timeout.
/// </summary>
internal sealed class FaultHandler : DelegatingHandler
{
    /// <summary>The header of the portal's requests.</summary>
    public const string Mark = "X-Of-The-Portal";

    /// <summary>The status for a connection that was refused.</summary>
    public const int NoConnection = 598;

    /// <summary>The status for an answer that never comes.</summary>
    public const int NoAnswer = 599;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation(Mark, "1");
        var response = await base.SendAsync(request, cancellationToken);
        switch ((int)response.StatusCode)
        {
            case NoConnection:
                response.Dispose();
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
            case NoAnswer:
                response.Dispose();
                throw new TaskCanceledException("The request was canceled due to the configured HttpClient.Timeout", new TimeoutException());
            default:
                return response;
        }
    }
}
