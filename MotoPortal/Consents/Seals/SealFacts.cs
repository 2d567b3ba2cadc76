using System.Collections.Immutable;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Seals;

/// <summary>All that the check of a seal stands on: the rows as they are now, and what the ledger says of them.</summary>
/// <param name="Consent">The consent.</param>
/// <param name="Evidence">Its evidence; null once erased.</param>
/// <param name="Card">Its card; null for none.</param>
/// <param name="Ending">Its end; null while it stands.</param>
/// <param name="Known">What became known later, in the order of being written.</param>
/// <param name="StripeCustomer">Whom the customer is at Stripe, as the portal has it now; null when there is no such customer.</param>
/// <param name="Entries">The ledger's entries that say what must be true of it, in their order, with their details.</param>
/// <param name="Erased">The sequence numbers of those whose details were erased by the portal.</param>
internal sealed record SealFacts(
    Consent Consent,
    ConsentEvidence? Evidence,
    SavedCard? Card,
    ConsentEnding? Ending,
    ImmutableArray<ConsentFact> Known,
    CustomerId? StripeCustomer,
    ImmutableArray<LedgerEntry> Entries,
    ImmutableHashSet<long> Erased);
