using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MotoPortal.Primitives;

namespace MotoPortal.Shell;

/// <summary>
/// What a list shows, as its address says it: filters, order and page. An address that another person wrote is read as far as it makes
/// sense; the rest is ignored.
/// </summary>
/// <typeparam name="TSelf">The address of one list, with its filters.</typeparam>
/// <typeparam name="TColumn">The columns that the list can be sorted by.</typeparam>
public abstract record ListAddress<TSelf, TColumn> : IListAddress
    where TSelf : ListAddress<TSelf, TColumn>, new()
    where TColumn : struct, Enum
{
    private const int LastPage = 100_000;

    /// <summary>Begins at the first page.</summary>
    /// <param name="sortBy">The column that the plain list is sorted by, the largest first.</param>
    protected ListAddress(TColumn sortBy) => (SortBy, Descending) = (sortBy, true);

    /// <summary>The column to sort by.</summary>
    public TColumn SortBy { get; init; }

    /// <summary>Whether the largest comes first.</summary>
    public bool Descending { get; init; }

    /// <inheritdoc/>
    public int Page { get; init; }

    /// <summary>Rows on a page, one of <see cref="ListSizes.All"/>.</summary>
    public int Size { get; init; } = ListSizes.Usual;

    /// <inheritdoc/>
    public bool IsFiltered => Filters().Any(filter => filter.Value is not null);

    /// <summary>The path of the page that shows the list, such as <c>/consents</c>.</summary>
    protected abstract string Path { get; }

    /// <summary>The same list without any filter, from its first page.</summary>
    public TSelf WithoutFilters() => new() { SortBy = SortBy, Descending = Descending, Size = Size };

    /// <summary>The same list from its first page, with nothing open beside it.</summary>
    public TSelf FromTheStart() => AtPage(0);

    /// <summary>The same list at another page, from 0, with nothing open beside it.</summary>
    public TSelf AtPage(int page) => (TSelf)(AsList() with { Page = page });

    /// <summary>The same list sorted by a column, or the other way round when it is sorted by it already; from its first page.</summary>
    public TSelf SortedBy(TColumn column) => (TSelf)(AsList() with
    {
        SortBy = column,
        Descending = IsSortedBy(column) ? !Descending : BeginsDescending(column),
        Page = 0,
    });

    /// <summary>Whether the list is sorted by a column.</summary>
    public bool IsSortedBy(TColumn column) => EqualityComparer<TColumn>.Default.Equals(SortBy, column);

    /// <inheritdoc/>
    public bool IsSortedBy(Enum column) => column is TColumn own && IsSortedBy(own);

    /// <inheritdoc/>
    public string HrefSortedBy(Enum column) => SortedBy((TColumn)column).ToHref();

    /// <summary>Whether both show the same rows, whatever is open beside them.</summary>
    public bool HasSameRowsAs(TSelf other) => AsList() == other.AsList();

    /// <inheritdoc/>
    public string HrefOfPage(int page) => AtPage(page).ToHref();

    /// <inheritdoc/>
    public string HrefOfSize(int size) => (AsList() with { Size = size, Page = 0 }).ToHref();

    /// <inheritdoc/>
    public string HrefWithoutFilters() => WithoutFilters().ToHref();

    /// <summary>Whether an address is one of this list.</summary>
    /// <param name="relative">The address without the portal's own, such as <c>consents?page=2</c>.</param>
    public bool IsPathOf(string relative) => string.Equals("/" + relative.Split('?', '#')[0], Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address.</summary>
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
            Page = asked.Number("page") is { } page ? Math.Clamp(page - 1, 0, LastPage) : 0,
            Size = asked.Number("size") is { } size && ListSizes.All.Contains(size) ? size : usual.Size,
        });
    }

    /// <summary>The address, with only what differs from the plain list.</summary>
    public string ToHref()
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
            .. Beside(),
        ];

        // An address stands in logs and histories, whichever of its filters a number was typed into.
        return QueryHelpers.AddQueryString(
            Path,
            parts.Where(part => part.Value is not null && !StoredTextGuard.HoldsCardNumber(part.Value))
                .Select(part => KeyValuePair.Create(part.Key, part.Value)));
    }

    /// <summary>The moment at which a day begins.</summary>
    /// <param name="day">The day; null for none.</param>
    /// <param name="zone">The zone on whose clock it begins.</param>
    protected static DateTimeOffset? StartOf(DateOnly? day, TimeZoneInfo zone)
    {
        if (day?.ToDateTime(TimeOnly.MinValue) is not { } midnight)
        {
            return null;
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The list alone, with nothing open beside it.</summary>
    protected virtual ListAddress<TSelf, TColumn> AsList() => this;

    /// <summary>The filters as they stand in the address; null for one that is not set.</summary>
    protected abstract IEnumerable<(string Key, string? Value)> Filters();

    /// <summary>What stands in the address besides the list, such as an open drawer.</summary>
    protected virtual IEnumerable<(string Key, string? Value)> Beside() => [];

    /// <summary>Reads the filters, and what is open beside the list.</summary>
    protected abstract ListAddress<TSelf, TColumn> ReadFilters(AddressQuery asked);

    /// <summary>Whether the largest comes first when the list is first sorted by a column.</summary>
    protected abstract bool BeginsDescending(TColumn column);
}
