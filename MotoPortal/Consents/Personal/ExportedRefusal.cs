using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Personal;

/// <summary>That a customer was asked for a consent and said no, UTC.</summary>
internal sealed record ExportedRefusal(
    CardSetupId Setup,
    OrderChannel Channel,
    ConsentRefusalReason Reason,
    int? TermsVersion,
    string Language,
    DateTimeOffset RefusedAt)
{
    /// <summary>A refusal as its customer may have it.</summary>
    public static ExportedRefusal Of(ConsentRefusal refusal) =>
        new(refusal.SetupId, refusal.Channel, refusal.Reason, refusal.TermsVersion, refusal.Language, refusal.RefusedAt);
}
