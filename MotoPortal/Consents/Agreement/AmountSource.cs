namespace MotoPortal.Consents.Agreement;

/// <summary>
/// What determines the amount of a charge. An agreement to future charges has to say it where it names no exact amount:
/// https://docs.stripe.com/payments/save-and-reuse#save-payment-methods-to-only-charge-them-later.
/// </summary>
public enum AmountSource
{
    /// <summary>The amount that was told, no more and no less.</summary>
    Told,

    /// <summary>The order, at the prices told.</summary>
    Order,

    /// <summary>The merchant's price list.</summary>
    PriceList,

    /// <summary>What the customer uses.</summary>
    Use,

    /// <summary>Something else, in words.</summary>
    Other,
}
