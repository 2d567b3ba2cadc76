using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>One page of the list of consents.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">The number of consents on all pages.</param>
/// <param name="Previous">Where the page before it is; null on the first page.</param>
/// <param name="Next">Where the page after it is; null on the last page.</param>
public sealed record ConsentPageView(ImmutableArray<ConsentView> Rows, int Total, ListCursor? Previous = null, ListCursor? Next = null)
{
    /// <summary>Whether there are more rows than were counted.</summary>
    public bool IsMore { get; init; }
}
