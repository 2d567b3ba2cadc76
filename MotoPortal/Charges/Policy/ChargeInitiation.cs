namespace MotoPortal.Charges.Policy;

/// <summary>Who is there when a card is charged. It decides how Stripe is told, and is kept with the charge for ever.</summary>
public enum ChargeInitiation
{
    /// <summary>The customer is on the telephone and asks for it: a mail or telephone order, with the card that is saved.</summary>
    CustomerOnLine,

    /// <summary>Nobody is there: the store charges what was agreed before.</summary>
    CustomerAbsent,

    /// <summary>The customer is on the telephone, and the card is keyed in on a reader.</summary>
    OnReader,
}
