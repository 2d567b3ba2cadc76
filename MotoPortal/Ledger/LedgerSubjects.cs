using MotoPortal.Primitives;

namespace MotoPortal.Ledger;

/// <summary>What an entry is about.</summary>
internal readonly record struct LedgerSubjects(
    CardSetupId? Setup = null, ConsentId? Consent = null, PortalCustomerId? Customer = null, ChargeId? Charge = null);
