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
/// <param name="Digest">The digest of what stands at Stripe; a submission names the one that the person has read.</param>
internal sealed record DisputeAnswerView(
    ChargeView Charge,
    StripeDispute Dispute,
    DisputeStatus Status,
    Money? Fee,
    StripeEvidence Evidence,
    bool IsStaged,
    string Digest);
