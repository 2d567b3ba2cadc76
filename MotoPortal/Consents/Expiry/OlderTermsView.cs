using MotoPortal.Consents.Records;

namespace MotoPortal.Consents.Expiry;

/// <summary>The consents in force under older terms than today's.</summary>
/// <param name="Newest">The current version of the terms.</param>
/// <param name="Rows">The consents, ordered by customer.</param>
/// <param name="Total">The number of consents, which can exceed the rows.</param>
internal sealed record OlderTermsView(int Newest, IReadOnlyList<ConsentView> Rows, int Total);
