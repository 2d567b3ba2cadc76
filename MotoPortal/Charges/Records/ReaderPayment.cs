using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Records;

/// <summary>A payment that a reader has taken as a mail or telephone order.</summary>
/// <param name="Setup">The setup in which it was taken.</param>
/// <param name="Consent">The consent under which the card was saved with it; null when none was saved.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Reference">The order's reference.</param>
/// <param name="Store">The store; null for none.</param>
/// <param name="Intent">The PaymentIntent as Stripe has it.</param>
/// <param name="LateSince">When the customer agreed to one that came after its setup was given up, UTC; null otherwise.</param>
/// <param name="Approval">The second person who let it exceed the house limits; null when none was needed.</param>
internal sealed record ReaderPayment(
    CardSetupId Setup,
    ConsentId? Consent,
    PortalCustomerId Customer,
    Money Amount,
    string Reference,
    LocationId? Store,
    StripePaymentIntent Intent,
    DateTimeOffset? LateSince = null,
    ReaderPayment.SecondPerson? Approval = null)
{
    /// <summary>Who let it exceed the house limits.</summary>
    /// <param name="Id">The second person's id.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Clauses">The limits, separated by spaces.</param>
    internal sealed record SecondPerson(string Id, string Name, string Reason, DateTimeOffset At, string Clauses);
}
