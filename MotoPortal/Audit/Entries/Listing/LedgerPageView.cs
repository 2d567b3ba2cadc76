using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>One page of the ledger.</summary>
/// <param name="Rows">The entries in the list's order.</param>
/// <param name="Previous">Where the page before it is; null on the first page.</param>
/// <param name="Next">Where the page after it is; null on the last page.</param>
/// <param name="Newest">The number of the newest entry of all; 0 when there is none.</param>
/// <param name="LookedTo">The number of the entry up to which was looked, where there is more to look through; null otherwise.</param>
internal sealed record LedgerPageView(
    ImmutableArray<EntryView> Rows, ListCursor? Previous, ListCursor? Next, long Newest, long? LookedTo)
{
    /// <summary>Whether more customers or cards fit than are looked for at once.</summary>
    public bool IsTooWide { get; init; }

    /// <summary>The page when too much fits.</summary>
    public static LedgerPageView TooWide => new([], null, null, 0, null) { IsTooWide = true };
}
