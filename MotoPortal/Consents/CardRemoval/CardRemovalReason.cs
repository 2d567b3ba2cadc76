namespace MotoPortal.Consents.CardRemoval;

/// <summary>Why a card is removed at Stripe.</summary>
internal enum CardRemovalReason
{
    /// <summary>The customer withdrew the consent.</summary>
    Withdrawn,

    /// <summary>The consent's last day has passed, and the time after it too.</summary>
    Expired,

    /// <summary>The card arrived when its consent had ended already.</summary>
    ArrivedLate,

    /// <summary>A newer consent with a card of its own took the place of the consent.</summary>
    Replaced,
}
