using System.Collections.Immutable;
using MotoPortal.Charges.Records;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Audit.Answers;

/// <summary>A dispute with the answer to it.</summary>
/// <param name="Charge">The disputed charge.</param>
/// <param name="Dispute">The dispute as Stripe says it is now.</param>
/// <param name="Status">Its status.</param>
/// <param name="Fee">What Stripe takes for it; null when it takes nothing or does not say.</param>
/// <param name="Evidence">What stands at Stripe when anything does, otherwise the proposal.</param>
/// <param name="IsStaged">Whether <paramref name="Evidence"/> stands at Stripe.</param>
/// <param name="Files">The files that stand at Stripe.</param>
/// <param name="Offered">The files that the portal has; none when the bank takes no evidence.</param>
/// <param name="TextsDigest">The digest of the texts at Stripe; a change of them names the one that the person has read.</param>
/// <param name="Digest">The digest of texts and files at Stripe; a submission names the one that the person has read.</param>
public sealed record DisputeAnswerView(
    ChargeView Charge,
    StripeDispute Dispute,
    DisputeStatus Status,
    Money? Fee,
    StripeEvidence Evidence,
    bool IsStaged,
    ImmutableArray<StripeEvidenceFile> Files,
    ImmutableArray<OfferedFile> Offered,
    string TextsDigest,
    string Digest);
