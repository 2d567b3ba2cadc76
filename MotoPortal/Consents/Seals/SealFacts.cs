using System.Collections.Immutable;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Seals;

/// <summary>The input of a seal check: the rows as they are now, and the ledger's entries about them.</summary>
/// <param name="Consent">The consent.</param>
/// <param name="Evidence">Its evidence; null once erased.</param>
/// <param name="Card">Its card; null for none.</param>
/// <param name="Ending">Its end; null while it is in force.</param>
/// <param name="Known">Its later facts, in the order in which they were written.</param>
/// <param name="StripeCustomer">The customer's current id at Stripe; null when the customer is not known.</param>
/// <param name="Entries">The ledger entries that the rows must match, in order, with their details.</param>
/// <param name="Erased">The sequence numbers of the entries whose details the portal erased.</param>
/// <param name="Unproved">The sequence numbers of the entries that the ledger's tree does not hold as they are now.</param>
internal sealed record SealFacts(
    Consent Consent,
    ConsentEvidence? Evidence,
    SavedCard? Card,
    ConsentEnding? Ending,
    ImmutableArray<ConsentFact> Known,
    CustomerId? StripeCustomer,
    ImmutableArray<LedgerEntry> Entries,
    ImmutableHashSet<long> Erased,
    ImmutableHashSet<long> Unproved);
