using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;

namespace MotoPortal.Consents.Records;

/// <summary>Which consents to list, and in what order. Null filters nothing.</summary>
/// <param name="From">Given on or after this time, UTC.</param>
/// <param name="Until">Given before this time, UTC.</param>
/// <param name="Person">Part of the clerk's name.</param>
/// <param name="Customer">Part of the customer's name, or a consent's number.</param>
/// <param name="Channel">How the order came.</param>
/// <param name="Result">What came of it.</param>
/// <param name="OnlyNotMoto">Only saved cards of which Stripe does not say that they were taken by mail or telephone.</param>
/// <param name="EndsBy">Only consents in force whose last day is this one or earlier.</param>
/// <param name="SortBy">The column to sort by.</param>
/// <param name="Descending">Whether the largest comes first.</param>
/// <param name="Page">The page, from 0.</param>
/// <param name="PageSize">Rows on a page, 1 to 200.</param>
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
    int Page = 0,
    int PageSize = 25)
{
    /// <summary>Whether <see cref="Customer"/> may also be the last four digits of the card.</summary>
    public bool WithCardDigits { get; init; }

    /// <summary>
    /// Whether each consent is held against its seal, so that <see cref="ConsentView.SealBreaks"/> says what does not match.
    /// </summary>
    public bool ChecksSeals { get; init; }
}
