using System.Diagnostics;
using System.Net;
using MotoPortal.Gateway.Calls;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Notes what each answer of Stripe says about the key. It is outside <see cref="StripeAnswerCheck"/>, so an answer that is not from Stripe
/// arrives here as an exception.
/// </summary>
internal sealed class StripeKeyListener(StripeKeyStanding standing) : DelegatingHandler
{
    // A shorter wait means that the person cancelled by leaving the page.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer;
        var began = Stopwatch.GetTimestamp();
        try
        {
            answer = await base.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is OperationCanceledException && Stopwatch.GetElapsedTime(began) > Patience))
        {
            standing.NotAnswered();
            throw;
        }

        var call = CallOf(request);

        // The portal works without this permission; only the preflight reads the endpoints, and says so itself.
        standing.Answered(call, call is "GET webhook_endpoints" && answer.StatusCode is HttpStatusCode.Forbidden
            ? HttpStatusCode.OK
            : answer.StatusCode);
        return answer;
    }

    // The path without its ids, which could identify a person: POST /v1/terminal/readers/tmr_1/process_setup_intent becomes POST
    // terminal/readers/process_setup_intent.
    private static string CallOf(HttpRequestMessage request)
    {
        var parts = (request.RequestUri?.AbsolutePath ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return $"{request.Method} {string.Join('/', parts.Skip(1).Where(part => !part.Any(char.IsAsciiDigit)))}";
    }
}
