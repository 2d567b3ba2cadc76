using MotoPortal.Consents.Records;

namespace MotoPortal.Consents.Expiry;

/// <summary>The consents in force under older terms than today's.</summary>
/// <param name="Newest">The version that is read today.</param>
/// <param name="Rows">The consents, by customer.</param>
/// <param name="Total">How many there are; there may be more than rows.</param>
internal sealed record OlderTermsView(int Newest, IReadOnlyList<ConsentView> Rows, int Total);
