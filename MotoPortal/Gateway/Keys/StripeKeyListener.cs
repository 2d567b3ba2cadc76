using System.Diagnostics;
using MotoPortal.Gateway.Calls;

namespace MotoPortal.Gateway.Keys;

/// <summary>
/// Listens to every answer of Stripe for what it says about the key. Stands outside <see cref="StripeAnswerCheck"/>, so what is no
/// answer of Stripe's arrives here as an exception and says nothing about the key.
/// </summary>
internal sealed class StripeKeyListener(StripeKeyStanding standing) : DelegatingHandler
{
    // A call that was given up sooner was given up by a person who left the page.
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

    // The words of the address without ids, which tell of nobody: POST /v1/terminal/readers/tmr_1/process_setup_intent is POST
    // terminal/readers/process_setup_intent.
    private static string CallOf(HttpRequestMessage request)
    {
        var parts = (request.RequestUri?.AbsolutePath ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return $"{request.Method} {string.Join('/', parts.Skip(1).Where(part => !part.Any(char.IsAsciiDigit)))}";
    }
}
