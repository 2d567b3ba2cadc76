using System.Collections.Concurrent;
using MotoPortal.Data.Lists;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Customers.Searching;

/// <summary>
/// The latest search of each person, by which pauses in typing are known as one search. It stands in memory alone, because what was typed
/// may be a customer's name; after a restart, or on another node, a search is one entry more. Thread-safe.
/// </summary>
internal sealed class LatestSearches
{
    private readonly ConcurrentDictionary<(string Person, SearchScope List), Latest> _latest = new();

    /// <summary>
    /// Whether a search is part of one that was recorded: within these minutes after it, its text extends or shortens the text before, and
    /// it shows no more customers than the entry says.
    /// </summary>
    public bool IsRecorded(string person, SearchScope list, string text, ListTotal found, DateTimeOffset since)
    {
        if (!_latest.TryGetValue((person, list), out var latest)
            || latest.At <= since
            || !Continues(latest.Text, Folded(text))
            || !Includes(latest.Found, found))
        {
            return false;
        }

        _latest[(person, list)] = latest with { Text = Folded(text) };
        return true;
    }

    /// <summary>Remembers a search that was recorded, and forgets those of before.</summary>
    public void Recorded(string person, SearchScope list, string text, ListTotal found, DateTimeOffset at, DateTimeOffset since)
    {
        foreach (var (key, latest) in _latest)
        {
            if (latest.At <= since)
            {
                _latest.TryRemove(key, out _);
            }
        }

        _latest[(person, list)] = new Latest(Folded(text), found, at);
    }

    private static bool Continues(string before, string now) =>
        now.StartsWith(before, StringComparison.Ordinal) || before.StartsWith(now, StringComparison.Ordinal);

    private static bool Includes(ListTotal said, ListTotal found) => found.Rows <= said.Rows && (said.IsMore || !found.IsMore);

    private static string Folded(string text) => SearchText.Joined(SearchText.Fold(text));

    /// <summary>A search: its text so far, and what the entry says.</summary>
    private sealed record Latest(string Text, ListTotal Found, DateTimeOffset At);
}
