namespace MotoPortal.Charges.Policy;

/// <summary>
/// Where the customer is when a card is charged. It decides what Stripe is told, and is kept with the charge permanently.
/// </summary>
public enum ChargeInitiation
{
    /// <summary>The customer is on the telephone: a mail or telephone order with the saved card.</summary>
    CustomerOnLine,

    /// <summary>The customer is absent: the store charges what was agreed before.</summary>
    CustomerAbsent,

    /// <summary>The customer is on the telephone, and the card is keyed in on a reader.</summary>
    OnReader,
}
