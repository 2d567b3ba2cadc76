using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;

namespace MotoPortal.Audit;

/// <summary>
/// What the list of consents shows, as its address says it: filters, order, page, and the consent whose drawer is open. An
/// address that somebody else wrote is read as far as it makes sense; the rest is ignored.
/// </summary>
public sealed record ConsentAddress
{
    /// <summary>The rows that a page may have; the first is the usual.</summary>
    public static readonly IReadOnlyList<int> Sizes = [25, 50, 100];

    private const string Path = "/consents";
    private const int LongestText = 200;
    private const int LastPage = 100_000;

    /// <summary>The first day, on the clock of whoever looks; null filters nothing.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, on the clock of whoever looks; null filters nothing.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Part of the clerk's name; empty filters nothing.</summary>
    public string Person { get; init; } = "";

    /// <summary>Part of the customer's name or a consent's number; empty filters nothing.</summary>
    public string Customer { get; init; } = "";

    /// <summary>How the order came; null filters nothing.</summary>
    public OrderChannel? Channel { get; init; }

    /// <summary>What came of it; null filters nothing.</summary>
    public ConsentResult? Result { get; init; }

    /// <summary>Whether only cards are listed of which Stripe does not say that they were taken by mail or telephone.</summary>
    public bool OnlyNotMoto { get; init; }

    /// <summary>Whether only consents in force are listed that end soon.</summary>
    public bool OnlyEndingSoon { get; init; }

    /// <summary>The column to sort by.</summary>
    public ConsentColumn SortBy { get; init; } = ConsentColumn.GivenAt;

    /// <summary>Whether the largest comes first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>The page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Rows on a page, one of <see cref="Sizes"/>.</summary>
    public int Size { get; init; } = Sizes[0];

    /// <summary>The consent whose drawer is open; null when none is.</summary>
    public ConsentId? Open { get; init; }

    /// <summary>Whether any filter is set.</summary>
    public bool IsFiltered => (From, Until, Channel, Result) != (null, null, null, null) || Person.Length > 0 || Customer.Length > 0 || OnlyNotMoto || OnlyEndingSoon;

    /// <summary>The same list without any filter, from its first page.</summary>
    public ConsentAddress WithoutFilters() => new() { SortBy = SortBy, Descending = Descending, Size = Size };

    /// <summary>The same list sorted by a column, or the other way round when it is sorted by it already; from its first page.</summary>
    public ConsentAddress SortedBy(ConsentColumn column) => this with
    {
        SortBy = column,
        Descending = SortBy == column ? !Descending : column is ConsentColumn.GivenAt or ConsentColumn.Number,
        Page = 0,
        Open = null,
    };

    /// <summary>Whether both show the same rows, whichever drawer is open.</summary>
    public bool HasSameRowsAs(ConsentAddress other) => this with { Open = null } == other with { Open = null };

    /// <summary>Reads an address.</summary>
    /// <param name="uri">The address with its query.</param>
    public static ConsentAddress Read(string uri)
    {
        var asked = QueryHelpers.ParseQuery(uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? uri[at..].Split('#')[0] : "");
        string? Get(string key) => asked.TryGetValue(key, out StringValues found) ? found[^1] : null;
        var usual = new ConsentAddress();
        var sortBy = Named<ConsentColumn>(Get("sort")) ?? usual.SortBy;
        return new ConsentAddress
        {
            From = Day(Get("from")),
            Until = Day(Get("until")),
            Person = Text(Get("person")),
            Customer = Text(Get("customer")),
            Channel = Named<OrderChannel>(Get("channel")),
            Result = Named<ConsentResult>(Get("result")),
            OnlyNotMoto = Get("moto") is "no",
            OnlyEndingSoon = Get("ends") is "soon",
            SortBy = sortBy,
            Descending = Get("dir") switch { "asc" => false, "desc" => true, _ => usual.SortedBy(sortBy).Descending || sortBy == usual.SortBy },
            Page = int.TryParse(Get("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page - 1, 0, LastPage) : 0,
            Size = int.TryParse(Get("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && Sizes.Contains(size) ? size : usual.Size,
            Open = ConsentId.TryFrom(Get("consent")),
        };
    }

    /// <summary>The address, with only what differs from the plain list.</summary>
    public string ToHref()
    {
        var usual = new ConsentAddress();
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["from"] = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["until"] = Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["person"] = Person.Length > 0 ? Person : null,
            ["customer"] = Customer.Length > 0 ? Customer : null,
            ["channel"] = Channel?.ToString(),
            ["result"] = Result?.ToString(),
            ["moto"] = OnlyNotMoto ? "no" : null,
            ["ends"] = OnlyEndingSoon ? "soon" : null,
            ["sort"] = SortBy == usual.SortBy ? null : SortBy.ToString(),
            ["dir"] = SortBy == usual.SortBy && Descending ? null : Descending ? "desc" : "asc",
            ["page"] = Page == 0 ? null : (Page + 1).ToString(CultureInfo.InvariantCulture),
            ["size"] = Size == usual.Size ? null : Size.ToString(CultureInfo.InvariantCulture),
            ["consent"] = Open?.Value,
        };

        // An address stands in logs and histories, whichever of its filters a number was typed into.
        return QueryHelpers.AddQueryString(Path, query.Where(part => part.Value is not null && !StoredTextGuard.HoldsCardNumber(part.Value)));
    }

    /// <summary>The question to the records.</summary>
    /// <param name="zone">The zone on whose clock the days begin and end.</param>
    /// <param name="soon">The last day that counts as soon.</param>
    public ConsentQuery ToQuery(TimeZoneInfo zone, DateOnly soon) => new(
        From is { } from ? StartOf(from, zone) : null,
        Until is { } until ? StartOf(until.AddDays(1), zone) : null,
        Person.Length > 0 ? Person : null,
        Customer.Length > 0 ? Customer : null,
        Channel,
        Result,
        OnlyNotMoto,
        OnlyEndingSoon ? soon : null,
        SortBy,
        Descending,
        Page,
        Size);

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static string Text(string? typed) => typed?.Trim() is { Length: <= LongestText } text ? text : "";

    // No consent is older than this portal, and a year such as 9999 has no day after its last.
    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200 ? day : null;

    private static T? Named<T>(string? typed)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => string.Equals(value.ToString(), typed, StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault();
}
