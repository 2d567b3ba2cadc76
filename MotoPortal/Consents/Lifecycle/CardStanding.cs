namespace MotoPortal.Consents.Lifecycle;

/// <summary>The standing of a saved card at Stripe, as read.</summary>
internal enum CardStanding
{
    /// <summary>It is attached to a customer.</summary>
    Attached,

    /// <summary>It is detached or unknown to Stripe, and can never be charged again.</summary>
    Gone,

    /// <summary>Stripe could not be asked, or its answer was not usable.</summary>
    NotRead,
}
