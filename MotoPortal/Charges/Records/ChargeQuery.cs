using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>The filters and the order of a list of charges. A null filter is off.</summary>
/// <param name="From">Requested at or after this time, UTC.</param>
/// <param name="Until">Requested before this time, UTC.</param>
/// <param name="Search">Part of the customer's name, of the reference, or a charge's number.</param>
/// <param name="State">The state.</param>
/// <param name="Initiation">How the charge was initiated.</param>
/// <param name="Consent">The consent.</param>
/// <param name="OnlyOverridden">Only charges that a second person approved.</param>
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
