using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>Which charges to list, and in what order. Null filters nothing.</summary>
/// <param name="From">Asked for on or after this time, UTC.</param>
/// <param name="Until">Asked for before this time, UTC.</param>
/// <param name="Search">Part of the customer's name, of the reference, or a charge's number.</param>
/// <param name="State">What is true of it.</param>
/// <param name="Initiation">Where the customer was.</param>
/// <param name="Consent">Under this consent.</param>
/// <param name="OnlyOverridden">Only charges that a second person allowed.</param>
/// <param name="SortBy">The column to sort by.</param>
/// <param name="Descending">Whether the order is descending.</param>
/// <param name="Page">The page number, from 0.</param>
/// <param name="PageSize">The number of rows on a page, 1 to 200.</param>
public sealed record ChargeQuery(
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    string? Search = null,
    ChargeState? State = null,
    ChargeInitiation? Initiation = null,
    ConsentId? Consent = null,
    bool OnlyOverridden = false,
    ChargeColumn SortBy = ChargeColumn.RequestedAt,
    bool Descending = true,
    int Page = 0,
    int PageSize = 25);
