using System.Diagnostics;
using System.Text.Json;

namespace MotoPortal.Gateway;

/// <summary>
/// Listens to every answer of Stripe for what it says about the key. Only Stripe's own words count: an error object, or an answer that
/// succeeded.
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

        if (answer.IsSuccessStatusCode || await IsStripesErrorAsync(answer, cancellationToken))
        {
            standing.Answered(CallOf(request), answer.StatusCode);
        }
        else
        {
            standing.NotAnswered();
        }

        return answer;
    }

    // https://docs.stripe.com/api/errors
    private static async Task<bool> IsStripesErrorAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        try
        {
            using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return body.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The words of the address without ids, which tell of nobody: POST /v1/terminal/readers/tmr_1/process_setup_intent is POST
    // terminal/readers/process_setup_intent.
    private static string CallOf(HttpRequestMessage request)
    {
        var parts = (request.RequestUri?.AbsolutePath ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return $"{request.Method} {string.Join('/', parts.Skip(1).Where(part => !part.Any(char.IsAsciiDigit)))}";
    }
}
