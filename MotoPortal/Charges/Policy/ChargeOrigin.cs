namespace MotoPortal.Charges.Policy;

/// <summary>Who or what initiated a charge.</summary>
public enum ChargeOrigin
{
    /// <summary>A person at the store.</summary>
    Clerk,

    /// <summary>The schedule of instalments and regular charges.</summary>
    Schedule,

    /// <summary>Stripe, which charged the card a second time for one request of the portal.</summary>
    Repeated,
}
