using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Personal;

/// <summary>A customer's refusal of a consent, with its time in UTC.</summary>
internal sealed record ExportedRefusal(
    CardSetupId Setup,
    OrderChannel Channel,
    ConsentRefusalReason Reason,
    int? TermsVersion,
    string Language,
    DateTimeOffset RefusedAt)
{
    /// <summary>Converts a refusal for the customer's export.</summary>
    public static ExportedRefusal Of(ConsentRefusal refusal) =>
        new(refusal.SetupId, refusal.Channel, refusal.Reason, refusal.TermsVersion, refusal.Language, refusal.RefusedAt);
}
