using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Agreement;

/// <summary>The facts of a refusal.</summary>
/// <param name="SetupId">The setup.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Channel">The order channel.</param>
/// <param name="Reason">The reason of the refusal.</param>
/// <param name="Part">The part of the terms that was refused; null when the customer refused as a whole.</param>
/// <param name="TermsVersion">The version of the terms; null when the reading had not begun.</param>
/// <param name="Language">The language of the terms, a two-letter code.</param>
/// <param name="Actor">The clerk.</param>
internal sealed record ConsentRefused(
    CardSetupId SetupId,
    PortalCustomerId CustomerId,
    OrderChannel Channel,
    ConsentRefusalReason Reason,
    TermsPartKey? Part,
    int? TermsVersion,
    string Language,
    Actor Actor);
