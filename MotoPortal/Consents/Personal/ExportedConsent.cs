using System.Collections.Immutable;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;

namespace MotoPortal.Consents.Personal;

/// <summary>One consent in a customer's file, and what became known about it later.</summary>
internal sealed record ExportedConsent(
    ConsentView Record,
    EvidenceView? Evidence,
    ImmutableArray<ExportedFact> Facts,
    ExportedRemoval? PlannedCardRemoval,
    ImmutableArray<ExportedLink> WithdrawalLinks);
