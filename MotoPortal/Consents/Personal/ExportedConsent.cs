using System.Collections.Immutable;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;

namespace MotoPortal.Consents.Personal;

/// <summary>One consent in a customer's export, with its later facts.</summary>
internal sealed record ExportedConsent(
    ConsentView Record,
    EvidenceView? Evidence,
    ImmutableArray<ExportedFact> Facts,
    ExportedRemoval? PlannedCardRemoval,
    ImmutableArray<ExportedLink> WithdrawalLinks);
