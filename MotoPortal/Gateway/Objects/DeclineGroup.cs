namespace MotoPortal.Gateway.Objects;

/// <summary>What staff can do about a declined card. Stripe's decline codes fall into these groups.</summary>
internal enum DeclineGroup
{
    /// <summary>
    /// The number, the expiry, the security code or the postal code was wrong: check it with the customer and key it in again.
    /// </summary>
    CheckDetails,

    /// <summary>This card will not do; another one may.</summary>
    OtherCard,

    /// <summary>The bank does not say why. The customer may call it, or use another card.</summary>
    CallBank,

    /// <summary>The bank suspects something. Nobody is told why: it would warn the wrong person.</summary>
    ReasonWithheld,

    /// <summary>The bank could not answer just then: once more, then another card.</summary>
    TryOnceMore,

    /// <summary>The bank wants the customer to confirm in person on their own screen, which a telephone cannot do.</summary>
    OnlineOnly,

    /// <summary>The bank wants the card and its PIN in the store.</summary>
    CardPresentOnly,

    /// <summary>The bank or its customer forbade charges by us for good. This card is not tried again.</summary>
    NeverAgain,

    /// <summary>A test card was used where only real cards count.</summary>
    TestCard,
}
