using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
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
    int PageSize = 25)
{
    /// <summary>The kind of the consent that covers it; null for all.</summary>
    public ConsentKind? Kind { get; init; }

    /// <summary>The store in which it was made; null for all.</summary>
    public LocationId? Store { get; init; }

    /// <summary>Only charges that Stripe does not count as mail or telephone orders.</summary>
    public bool OnlyNotMoto { get; init; }

    /// <summary>Where in the list the page begins or ends.</summary>
    public ListCursor Place { get; init; }

    /// <summary>Whether any filter is set.</summary>
    internal bool IsFiltered => this != new ChargeQuery(SortBy: SortBy, Descending: Descending, PageSize: PageSize)
    {
        Place = Place,
    };
}
