using System.Text.RegularExpressions;
using MotoPortal.Accounts.Roles;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>The table of <c>docs/security.md</c>: who may call, open or download what.</summary>
internal sealed partial class PermissionTable
{
    /// <summary>The word for things that need no sign-in.</summary>
    public const string Anyone = "anyone";

    /// <summary>The word for background work.</summary>
    public const string ThePortal = "the portal";

    private readonly Dictionary<string, string[]> _lines;

    private PermissionTable(Dictionary<string, string[]> lines) => _lines = lines;

    /// <summary>The things that have a line.</summary>
    public IReadOnlyCollection<string> Things => _lines.Keys;

    /// <summary>Reads the table from the repository. Fails for a duplicate line.</summary>
    public static PermissionTable Read()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "security.md"));
        var lines = Line().Matches(text).ToDictionary(
            line => line.Groups["what"].Value,
            line => line.Groups["who"].Value.Split(", ", StringSplitOptions.TrimEntries),
            StringComparer.Ordinal);
        return new PermissionTable(lines);
    }

    /// <summary>Whether the table allows it.</summary>
    /// <param name="what">The name of the line.</param>
    /// <param name="who">A role, <see cref="ThePortal"/>, or empty for a visitor who is not signed in.</param>
    public bool Lets(string what, string who) =>
        _lines.TryGetValue(what, out var allowed)
        && (allowed.Contains(Anyone, StringComparer.Ordinal) || allowed.Contains(who, StringComparer.Ordinal));

    /// <summary>Words in the table that are neither roles nor the two other words.</summary>
    public IEnumerable<string> UnknownWords() =>
        _lines.Values.SelectMany(allowed => allowed).Except([Anyone, ThePortal, .. StaffRoles.All], StringComparer.Ordinal);

    [GeneratedRegex(
        """^\| `(?<what>[^`]+)` \| (?<who>[^|]+?) \|""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
