using MotoPortal.Consents.Agreement;
using MotoPortal.Customers.Records;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Evidence;

/// <summary>The facts of a consent that is being given.</summary>
/// <param name="SetupId">The setup in which it is given.</param>
/// <param name="Customer">The customer, who is known to the portal.</param>
/// <param name="Channel">The order channel.</param>
/// <param name="OrderReference">The order's reference.</param>
/// <param name="Script">The exact text that was read or signed.</param>
/// <param name="Scope">The scope.</param>
/// <param name="AllowsRedisplay">Whether the card may be shown to the customer again.</param>
/// <param name="Evidence">The evidence that it is the customer's own.</param>
/// <param name="Replaces">The older consent of the same customer that it replaces; null for none.</param>
/// <param name="Merchant">The store's details on that day.</param>
/// <param name="Store">The clerk's store; null for none.</param>
/// <param name="Actor">The clerk.</param>
internal sealed record ConsentGiven(
    CardSetupId SetupId,
    CustomerView Customer,
    OrderChannel Channel,
    string OrderReference,
    ScriptView Script,
    ConsentScope Scope,
    bool AllowsRedisplay,
    EvidenceGiven Evidence,
    ConsentId? Replaces,
    MerchantOptions Merchant,
    LocationId? Store,
    Actor Actor);
