using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// Problems of any page of a visit: console errors (including violations of the content security policy), exceptions, statuses of 500 and
/// above.
/// </summary>
internal sealed class Complaints
{
    // A focused field that Enter removes loses focus at that moment. When the circuit is busy, Blazor may have removed its handler before
    // that event arrives, and reports it on the console; it has no effect: https://github.com/dotnet/aspnetcore/issues/26838
    private const string LeftWhileRemoved = "There is no event handler associated with this event";

    private readonly ConcurrentQueue<string> _heard = new();
    private readonly IReadOnlyCollection<string> _expected;

    public Complaints(IBrowserContext context, IReadOnlyCollection<string> expected)
    {
        _expected = expected;
        context.Console += (_, message) =>
        {
            if (message.Type is "error" || message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                _heard.Enqueue($"console at {message.Page?.Url}: {message.Text}");
            }
        };
        context.WebError += (_, error) => _heard.Enqueue($"exception at {error.Page?.Url}: {error.Error}");
        context.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                _heard.Enqueue($"{response.Status} for {response.Url}");
            }
        };
    }

    /// <summary>Fails with all problems that were not expected.</summary>
    public void ShouldBeNone() =>
        _heard.Where(complaint => !_expected.Append(LeftWhileRemoved).Any(part => complaint.Contains(part, StringComparison.Ordinal)))
            .ShouldBeEmpty();
}
