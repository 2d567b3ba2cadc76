using System.Diagnostics;
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

        standing.Answered(CallOf(request), answer.StatusCode);
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
