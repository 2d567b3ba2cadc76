namespace MotoPortal.Consents.CardRemoval;

/// <summary>Why a card is removed at Stripe.</summary>
internal enum CardRemovalReason
{
    /// <summary>The customer withdrew the consent.</summary>
    Withdrawn,

    /// <summary>The consent's last day has passed, and the retention time after it.</summary>
    Expired,

    /// <summary>The consent had ended when the card arrived.</summary>
    ArrivedLate,

    /// <summary>A newer consent with its own card replaced the consent.</summary>
    Replaced,
}
