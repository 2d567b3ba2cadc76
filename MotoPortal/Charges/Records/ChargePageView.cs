using System.Collections.Immutable;

namespace MotoPortal.Charges.Records;

/// <summary>One page of the list of charges.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">The number of rows on all pages.</param>
public sealed record ChargePageView(ImmutableArray<ChargeView> Rows, int Total);
