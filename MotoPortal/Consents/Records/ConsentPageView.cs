using System.Collections.Immutable;

namespace MotoPortal.Consents.Records;

/// <summary>One page of the list of consents.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">The number of consents on all pages.</param>
public sealed record ConsentPageView(ImmutableArray<ConsentView> Rows, int Total);
