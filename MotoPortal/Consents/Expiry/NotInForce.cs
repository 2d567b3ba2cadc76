namespace MotoPortal.Consents.Expiry;

/// <summary>Why nothing may be charged under a consent.</summary>
public enum NotInForce
{
    /// <summary>The customer withdrew it.</summary>
    Withdrawn,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>A newer consent replaced it.</summary>
    Replaced,

    /// <summary>It ended without a card, or none is saved yet.</summary>
    NoCard,

    /// <summary>Its card was removed at Stripe.</summary>
    CardRemoved,
}
