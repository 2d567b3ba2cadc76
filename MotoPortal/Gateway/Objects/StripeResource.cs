namespace MotoPortal.Gateway.Objects;

/// <summary>The resources for which a restricted key needs a permission, as Stripe's Dashboard calls them.</summary>
public enum StripeResource
{
    Customers,
    SetupIntents,
    PaymentMethods,
    PaymentIntents,

    /// <summary>Charges and refunds, which Stripe permits together.</summary>
    ChargesAndRefunds,
    Disputes,
    Files,
    TerminalReaders,
    TerminalLocations,
}
