using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;

namespace MotoPortal.Consents.Evidence;

/// <summary>The evidence of a consent that is being given.</summary>
/// <param name="Form">The form; complete for the channel.</param>
/// <param name="Answers">The answers with their times; empty for a letter.</param>
/// <param name="SignedFormSha256">The digest of the scan; null for a call.</param>
internal sealed record EvidenceGiven(EvidenceForm Form, ImmutableArray<PartAnswer> Answers, string? SignedFormSha256)
{
    /// <summary>The person of the store who knows the caller's voice; null unless that was the check.</summary>
    public string? KnownTo => Form.IdentityCheck is IdentityCheck.KnownVoice ? Form.IdentityKnownTo.Trim() : null;

    /// <summary>The name of the cardholder who is not the customer, and agreed in person; null when it is the customer.</summary>
    public string? OtherCardholder => Form.Cardholder is Cardholder.OtherPerson ? Form.CardholderName.Trim() : null;
}
