namespace MotoPortal.Gateway.Objects;

/// <summary>What staff can do about a declined card, by groups of Stripe's decline codes.</summary>
internal enum DeclineGroup
{
    /// <summary>
    /// The number, the expiry, the security code or the postal code was wrong: check it with the customer and key it in again.
    /// </summary>
    CheckDetails,

    /// <summary>This card cannot be used; another may.</summary>
    OtherCard,

    /// <summary>The bank gives no reason. The customer may call it, or use another card.</summary>
    CallBank,

    /// <summary>The bank suspects fraud. The reason is not disclosed, because it would warn a thief.</summary>
    ReasonWithheld,

    /// <summary>The bank could not answer: try once more, then another card.</summary>
    TryOnceMore,

    /// <summary>The bank requires the customer to authenticate on their own device, which is not possible on the telephone.</summary>
    OnlineOnly,

    /// <summary>The bank requires the card and its PIN in the store.</summary>
    CardPresentOnly,

    /// <summary>The bank or its customer blocked charges by the store permanently. This card is not tried again.</summary>
    NeverAgain,

    /// <summary>A test card was used in live mode.</summary>
    TestCard,
}
