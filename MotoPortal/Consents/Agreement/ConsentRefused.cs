using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Terms;

namespace MotoPortal.Consents.Agreement;

/// <summary>What is known when a customer says no.</summary>
/// <param name="SetupId">The setup.</param>
/// <param name="CustomerId">Who said no.</param>
/// <param name="Channel">How the order came.</param>
/// <param name="Reason">Why nothing is recorded.</param>
/// <param name="Part">The part of the terms that was answered with no; null when the customer declined as a whole.</param>
/// <param name="TermsVersion">The version that was being read; null when the reading had not begun.</param>
/// <param name="Language">The language of the reading.</param>
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
