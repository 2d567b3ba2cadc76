using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>The filters and the order of a list of consents. A null filter is off.</summary>
/// <param name="From">Given at or after this time, UTC.</param>
/// <param name="Until">Given before this time, UTC.</param>
/// <param name="Person">Part of the clerk's name.</param>
/// <param name="Customer">Part of the customer's name, or a consent's number.</param>
/// <param name="Channel">The order channel.</param>
/// <param name="Result">The result.</param>
/// <param name="OnlyNotMoto">Only saved cards that Stripe does not count as mail or telephone orders.</param>
/// <param name="EndsBy">Only consents in force whose last day is this day or earlier.</param>
/// <param name="SortBy">The column to sort by.</param>
/// <param name="Descending">Whether the order is descending.</param>
/// <param name="PageSize">The number of rows on a page, 1 to 200.</param>
public sealed record ConsentQuery(
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    string? Person = null,
    string? Customer = null,
    OrderChannel? Channel = null,
    ConsentResult? Result = null,
    bool OnlyNotMoto = false,
    DateOnly? EndsBy = null,
    ConsentColumn SortBy = ConsentColumn.GivenAt,
    bool Descending = true,
    int PageSize = 25)
{
    /// <summary>The kind; null for all.</summary>
    public ConsentKind? Kind { get; init; }

    /// <summary>The store in which it was given; null for all.</summary>
    public LocationId? Store { get; init; }

    /// <summary>The version of the terms that was read; null for all.</summary>
    public int? TermsVersion { get; init; }

    /// <summary>Only consents in force under which charges are suspended.</summary>
    public bool OnlySuspended { get; init; }

    /// <summary>Where in the list the page begins or ends.</summary>
    public ListCursor Place { get; init; }

    /// <summary>Whether <see cref="Customer"/> also matches the last four digits of the card.</summary>
    public bool WithCardDigits { get; init; }

    /// <summary>Whether to check each consent against its seal and fill <see cref="ConsentView.SealBreaks"/>.</summary>
    public bool ChecksSeals { get; init; }

    /// <summary>Whether any filter is set.</summary>
    internal bool IsFiltered => this != new ConsentQuery(SortBy: SortBy, Descending: Descending, PageSize: PageSize)
    {
        Place = Place,
        ChecksSeals = ChecksSeals,
        WithCardDigits = WithCardDigits,
    };
}
