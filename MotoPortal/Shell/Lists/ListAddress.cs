using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Fields;

namespace MotoPortal.Shell.Lists;

/// <summary>
/// The state of a list as it is kept in its address: filters, order and page. Values in an address that are invalid are ignored.
/// </summary>
/// <typeparam name="TSelf">The address of one list, with its filters.</typeparam>
/// <typeparam name="TColumn">The columns by which the list can be sorted.</typeparam>
public abstract record ListAddress<TSelf, TColumn> : IListAddress, IKeptAddress
    where TSelf : ListAddress<TSelf, TColumn>, new()
    where TColumn : struct, Enum
{
    private const int LastPage = 100_000;
    private const string AtEnd = "end";

    /// <summary>Starts at the first page with the default order.</summary>
    /// <param name="sortBy">The column by which the list is sorted by default, descending.</param>
    protected ListAddress(TColumn sortBy) => (SortBy, Descending) = (sortBy, true);

    /// <summary>The column to sort by.</summary>
    public TColumn SortBy { get; init; }

    /// <summary>Whether the order is descending.</summary>
    public bool Descending { get; init; }

    /// <inheritdoc/>
    public int Page { get; init; }

    /// <summary>The place of the page, in a list whose pages are told by the row beside them.</summary>
    public ListCursor Place { get; init; }

    /// <summary>The number of rows on a page, one of <see cref="ListSizes.All"/>.</summary>
    public int Size { get; init; } = ListSizes.Usual;

    /// <inheritdoc/>
    public bool IsFiltered => Filters().Any(filter => filter.Value is not null);

    /// <summary>Whether pages are counted; otherwise each is told by the row beside it.</summary>
    protected virtual bool CountsPages => true;

    /// <summary>The path of the list's page, such as <c>/consents</c>.</summary>
    protected abstract string Path { get; }

    /// <summary>The first page of the list without filters.</summary>
    public TSelf WithoutFilters() => new() { SortBy = SortBy, Descending = Descending, Size = Size };

    /// <summary>The first page of the list, with no drawer open.</summary>
    public TSelf FromTheStart() => AtPage(0);

    /// <summary>The first page by the filters that were chosen, without those that were typed.</summary>
    public TSelf WithoutTyped() => ReadFrom(FromTheStart().Href(value => !AddressText.IsSealed(value)));

    /// <summary>Whether both addresses ask for the same rows in the same order, on whichever page.</summary>
    public bool HasSameFiltersAs(TSelf? other) =>
        other is not null && Filters().SequenceEqual(other.Filters()) && IsSortedBy(other.SortBy) && Descending == other.Descending;

    /// <inheritdoc/>
    public string? HrefToKeep() => WithoutTyped() is { IsFiltered: true } kept ? kept.ToHref() : null;

    /// <summary>Another page of the list, from 0, with no drawer open.</summary>
    public TSelf AtPage(int page) => (TSelf)(AsList() with { Page = page, Place = ListCursor.Start });

    /// <summary>The page at a place of the list, with no drawer open.</summary>
    public TSelf At(ListCursor place) => (TSelf)(AsList() with { Page = 0, Place = place });

    /// <summary>The first page of the list sorted by a column, or in reverse order when it is sorted by it already.</summary>
    public TSelf SortedBy(TColumn column) => (TSelf)(AsList() with
    {
        SortBy = column,
        Descending = IsSortedBy(column) ? !Descending : BeginsDescending(column),
        Page = 0,
        Place = ListCursor.Start,
    });

    /// <summary>Whether the list is sorted by this column.</summary>
    public bool IsSortedBy(TColumn column) => EqualityComparer<TColumn>.Default.Equals(SortBy, column);

    /// <inheritdoc/>
    public bool IsSortedBy(Enum column) => column is TColumn own && IsSortedBy(own);

    /// <inheritdoc/>
    public string HrefSortedBy(Enum column) => SortedBy((TColumn)column).ToHref();

    /// <summary>Whether both addresses show the same rows, whichever drawer is open.</summary>
    public bool HasSameRowsAs(TSelf other) => AsList() == other.AsList();

    /// <inheritdoc/>
    public string HrefOfPage(int page) => AtPage(page).ToHref();

    /// <inheritdoc/>
    public string HrefOfSize(int size) => (AsList() with { Size = size, Page = 0, Place = ListCursor.Start }).ToHref();

    /// <inheritdoc/>
    public string HrefOf(ListCursor place) => At(place).ToHref();

    /// <inheritdoc/>
    public string HrefWithoutFilters() => WithoutFilters().ToHref();

    /// <summary>Whether an address belongs to this list.</summary>
    /// <param name="relative">The address relative to the portal, such as <c>consents?page=2</c>.</param>
    public bool IsPathOf(string relative) => string.Equals("/" + relative.Split('?', '#')[0], Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Parses an address.</summary>
    /// <param name="uri">The address with its query.</param>
    public TSelf ReadFrom(string uri)
    {
        var asked = new AddressQuery(uri);
        var usual = new TSelf();
        var sortBy = asked.Named<TColumn>("sort") ?? usual.SortBy;
        return (TSelf)(ReadFilters(asked) with
        {
            SortBy = sortBy,
            Descending = asked["dir"] switch
            {
                "asc" => false,
                "desc" => true,
                _ => usual.IsSortedBy(sortBy) || usual.BeginsDescending(sortBy),
            },
            Page = asked.Number("page") is { } page && usual.CountsPages ? Math.Clamp(page - 1, 0, LastPage) : 0,
            Place = usual.CountsPages ? ListCursor.Start : PlaceOf(asked),
            Size = asked.Number("size") is { } size && ListSizes.All.Contains(size) ? size : usual.Size,
        });
    }

    /// <summary>
    /// The filters for a record of what was asked for, each with its value. What a person typed may name a customer: of these filters only
    /// the name is given.
    /// </summary>
    public ImmutableArray<string> FilterNames() =>
    [
        .. Filters().Where(filter => filter.Value is not null)
            .Select(filter => AddressText.IsSealed(filter.Value!) ? filter.Key : $"{filter.Key}={filter.Value}"),
    ];

    /// <summary>The address, with only those values that differ from the default.</summary>
    public string ToHref() => Href(_ => true);

    private string Href(Func<string, bool> isMeant)
    {
        var usual = new TSelf();
        var isUsualOrder = usual.IsSortedBy(SortBy);
        (string Key, string? Value)[] parts =
        [
            .. Filters(),
            ("sort", isUsualOrder ? null : SortBy.ToString()),
            ("dir", isUsualOrder && Descending ? null : Descending ? "desc" : "asc"),
            ("page", Page == 0 ? null : (Page + 1).ToString(CultureInfo.InvariantCulture)),
            ("size", Size == usual.Size ? null : Size.ToString(CultureInfo.InvariantCulture)),
            ("after", Place.IsBackward ? null : Place.Number?.ToString(CultureInfo.InvariantCulture)),
            ("before", Place.IsBackward ? Place.Number?.ToString(CultureInfo.InvariantCulture) ?? AtEnd : null),
            .. Beside(),
        ];

        // Free text is encrypted (AddressText). A card number could stand in any other value that a person has typed into an address.
        return QueryHelpers.AddQueryString(
            Path,
            parts.Where(part => part.Value is not null && isMeant(part.Value) && !StoredTextGuard.HoldsCardNumber(part.Value))
                .Select(part => KeyValuePair.Create(part.Key, part.Value)));
    }

    /// <summary>The address of a file with all rows that fit.</summary>
    /// <param name="format">The format of the file.</param>
    public string HrefOfExport(string format) =>
        QueryHelpers.AddQueryString($"{Path}/export{FromTheStart().ToHref()[Path.Length..]}", "format", format);

    /// <summary>The start of a day.</summary>
    /// <param name="day">The day; null returns null.</param>
    /// <param name="zone">The time zone of the day.</param>
    protected static DateTimeOffset? StartOf(DateOnly? day, TimeZoneInfo zone)
    {
        if (day?.ToDateTime(TimeOnly.MinValue) is not { } midnight)
        {
            return null;
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static ListCursor PlaceOf(AddressQuery asked) =>
        asked["before"] is AtEnd ? ListCursor.End
        : asked.Row("after") is { } after ? ListCursor.After(after)
        : asked.Row("before") is { } before ? ListCursor.Before(before)
        : ListCursor.Start;

    /// <summary>This address with no drawer open.</summary>
    protected virtual ListAddress<TSelf, TColumn> AsList() => this;

    /// <summary>The filters as query values; null for one that is not set.</summary>
    protected abstract IEnumerable<(string Key, string? Value)> Filters();

    /// <summary>The query values that do not belong to the list, such as an open drawer.</summary>
    protected virtual IEnumerable<(string Key, string? Value)> Beside() => [];

    /// <summary>Parses the filters and the open drawer.</summary>
    protected abstract ListAddress<TSelf, TColumn> ReadFilters(AddressQuery asked);

    /// <summary>Whether the first sort by a column is descending.</summary>
    protected abstract bool BeginsDescending(TColumn column);
}
