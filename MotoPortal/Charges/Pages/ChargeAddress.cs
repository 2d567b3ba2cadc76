using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Pages;

/// <summary>
/// What the list of charges shows, as its address says it: filters, order and page. An address that somebody else wrote is read as
/// far as it makes sense; the rest is ignored.
/// </summary>
public sealed record ChargeAddress
{
    /// <summary>The rows that a page may have; the first is the usual.</summary>
    public static readonly IReadOnlyList<int> Sizes = [25, 50, 100];

    private const string Path = "/charges";
    private const int LongestText = 200;
    private const int LastPage = 100_000;

    /// <summary>The first day, on the clock of whoever looks; null filters nothing.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, on the clock of whoever looks; null filters nothing.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Part of the customer's name, of the order, or a charge's number; empty filters nothing.</summary>
    public string Search { get; init; } = "";

    /// <summary>What is true of it; null filters nothing.</summary>
    public ChargeState? State { get; init; }

    /// <summary>Where the customer was; null filters nothing.</summary>
    public ChargeInitiation? Way { get; init; }

    /// <summary>Whether only charges are listed for which a rule was lifted.</summary>
    public bool OnlyOverridden { get; init; }

    /// <summary>The column to sort by.</summary>
    public ChargeColumn SortBy { get; init; } = ChargeColumn.RequestedAt;

    /// <summary>Whether the largest comes first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>The page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Rows on a page, one of <see cref="Sizes"/>.</summary>
    public int Size { get; init; } = Sizes[0];

    /// <summary>Whether any filter is set.</summary>
    public bool IsFiltered => (From, Until, State, Way) != (null, null, null, null) || Search.Length > 0 || OnlyOverridden;

    /// <summary>The same list without any filter, from its first page.</summary>
    public ChargeAddress WithoutFilters() => new() { SortBy = SortBy, Descending = Descending, Size = Size };

    /// <summary>The same list sorted by a column, or the other way round when it is sorted by it already; from its first page.</summary>
    public ChargeAddress SortedBy(ChargeColumn column) => this with
    {
        SortBy = column,
        Descending = SortBy == column ? !Descending : column is not (ChargeColumn.Customer or ChargeColumn.Person),
        Page = 0,
    };

    /// <summary>Reads an address.</summary>
    /// <param name="uri">The address with its query.</param>
    public static ChargeAddress Read(string uri)
    {
        var asked = QueryHelpers.ParseQuery(uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? uri[at..].Split('#')[0] : "");
        string? Get(string key) => asked.TryGetValue(key, out StringValues found) ? found[^1] : null;
        var usual = new ChargeAddress();
        var sortBy = Named<ChargeColumn>(Get("sort")) ?? usual.SortBy;
        return new ChargeAddress
        {
            From = Day(Get("from")),
            Until = Day(Get("until")),
            Search = Get("search")?.Trim() is { Length: <= LongestText } text ? text : "",
            State = Named<ChargeState>(Get("state")),
            Way = Named<ChargeInitiation>(Get("way")),
            OnlyOverridden = Get("rules") is "lifted",
            SortBy = sortBy,
            Descending = Get("dir") switch { "asc" => false, "desc" => true, _ => sortBy == usual.SortBy || usual.SortedBy(sortBy).Descending },
            Page = int.TryParse(Get("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page - 1, 0, LastPage) : 0,
            Size = int.TryParse(Get("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && Sizes.Contains(size) ? size : usual.Size,
        };
    }

    /// <summary>The address, with only what differs from the plain list.</summary>
    public string ToHref()
    {
        var usual = new ChargeAddress();
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["from"] = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["until"] = Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["search"] = Search.Length > 0 ? Search : null,
            ["state"] = State?.ToString(),
            ["way"] = Way?.ToString(),
            ["rules"] = OnlyOverridden ? "lifted" : null,
            ["sort"] = SortBy == usual.SortBy ? null : SortBy.ToString(),
            ["dir"] = SortBy == usual.SortBy && Descending ? null : Descending ? "desc" : "asc",
            ["page"] = Page == 0 ? null : (Page + 1).ToString(CultureInfo.InvariantCulture),
            ["size"] = Size == usual.Size ? null : Size.ToString(CultureInfo.InvariantCulture),
        };

        // An address stands in logs and histories, whichever of its filters a number was typed into.
        return QueryHelpers.AddQueryString(Path, query.Where(part => part.Value is not null && !StoredTextGuard.HoldsCardNumber(part.Value)));
    }

    /// <summary>The question to the records.</summary>
    /// <param name="zone">The zone on whose clock the days begin and end.</param>
    public ChargeQuery ToQuery(TimeZoneInfo zone) => new(
        From is { } from ? StartOf(from, zone) : null,
        Until is { } until ? StartOf(until.AddDays(1), zone) : null,
        Search.Length > 0 ? Search : null,
        State,
        Way,
        Consent: null,
        OnlyOverridden,
        SortBy,
        Descending,
        Page,
        Size);

    /// <summary>A day as an address or a date field writes it; null when it is none.</summary>
    internal static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static T? Named<T>(string? typed)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => string.Equals(value.ToString(), typed, StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault();
}
