using MotoPortal.Consents.Agreement;
using MotoPortal.Customers;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Terms;

namespace MotoPortal.Consents.Evidence;

/// <summary>What is known when a customer says yes.</summary>
/// <param name="SetupId">The setup in which it is given.</param>
/// <param name="Customer">Whose it is; known to the portal.</param>
/// <param name="Channel">How the order came.</param>
/// <param name="OrderReference">The order's reference.</param>
/// <param name="Script">The very words that were read or signed.</param>
/// <param name="Scope">What was agreed.</param>
/// <param name="AllowsRedisplay">Whether the card may be shown to the customer again.</param>
/// <param name="Evidence">What shows that it is the customer's own.</param>
/// <param name="Replaces">The older consent of the same customer that it takes the place of; null for none.</param>
/// <param name="Merchant">Who the store was on that day.</param>
/// <param name="Store">The clerk's store, or null.</param>
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
