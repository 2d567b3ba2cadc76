using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// What the browser complained about on any page of a visit: console errors (a broken content security policy is one), exceptions, answers
/// of 500 and above.
/// </summary>
internal sealed class Complaints
{
    // A field that Enter removes while it has the focus is left at that very moment. When the circuit is busy, Blazor may have forgotten
    // its
    // handler before it comes to that event, and says so on the console; nobody waits for it:
    // https://github.com/dotnet/aspnetcore/issues/26838
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

    /// <summary>Fails with everything that was heard and not expected.</summary>
    public void ShouldBeNone() =>
        _heard.Where(complaint => !_expected.Append(LeftWhileRemoved).Any(part => complaint.Contains(part, StringComparison.Ordinal)))
            .ShouldBeEmpty();
}
