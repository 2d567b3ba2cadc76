using System.Collections.Immutable;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Dispute with what its answer needs.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Evidence">The texts that stand at Stripe, staged or submitted.</param>
/// <param name="Files">The files that stand there with them.</param>
/// <param name="HasEvidence">Whether anything was staged.</param>
/// <param name="Fee">What Stripe takes for the dispute; null when it takes nothing or does not say.</param>
/// <param name="CvcCheck">Stripe's result of the check of the CVC at the charge, such as <c>pass</c>; null when there was none.</param>
/// <param name="PostalCodeCheck">Stripe's result of the check of the postal code; null when there was none.</param>
internal sealed record StripeDisputeDetail(
    StripeDispute Dispute,
    StripeEvidence Evidence,
    ImmutableArray<StripeEvidenceFile> Files,
    bool HasEvidence,
    Money? Fee,
    string? CvcCheck,
    string? PostalCodeCheck);
