namespace MotoPortal.Simulator.Cards;

/// <summary>The outcome of keying in a test number. Outcomes of later charges save the card.</summary>
internal enum TestCardOutcome
{
    /// <summary>The card is saved.</summary>
    Saves,

    /// <summary>The card is saved; every later charge is declined.</summary>
    SavesThenDeclines,

    /// <summary>The card is saved; the check of the security code failed.</summary>
    SavesWithFailedCvcCheck,

    /// <summary>The card is saved; the check of the postal code failed.</summary>
    SavesWithFailedPostalCodeCheck,

    /// <summary>The card is saved; the checks of street and postal code failed.</summary>
    SavesWithFailedAddressChecks,

    /// <summary>The card is saved, because MOTO is exempt from strong authentication; online payments need authentication.</summary>
    SavesThenNeedsAuthentication,

    /// <summary>The card is saved; its bank requires authentication of every payment, also of MOTO.</summary>
    SavesThenAlwaysNeedsAuthentication,

    /// <summary>The card is saved; payments need authentication and then lack funds.</summary>
    SavesThenLacksFunds,

    /// <summary>The card is saved; a refund of a later charge fails afterwards.</summary>
    SavesThenRefundFails,

    /// <summary>The card is saved; a refund of a later charge is pending for a while.</summary>
    SavesThenRefundWaits,

    /// <summary>The card is saved; a later charge is disputed as fraudulent.</summary>
    SavesThenDisputed,

    /// <summary>The card is saved; a later charge is disputed because nothing was received.</summary>
    SavesThenDisputedAsNotReceived,

    /// <summary>The card is saved; the bank inquires about a later charge, without taking the money.</summary>
    SavesThenInquired,

    /// <summary>The card is saved; later charges succeed with an elevated risk.</summary>
    SavesWithElevatedRisk,

    /// <summary>Declined without a reason.</summary>
    Declined,

    /// <summary>Declined: not enough money.</summary>
    InsufficientFunds,

    /// <summary>Declined: reported lost.</summary>
    LostCard,

    /// <summary>Declined: reported stolen.</summary>
    StolenCard,

    /// <summary>Declined: expired.</summary>
    ExpiredCard,

    /// <summary>Declined: wrong security code.</summary>
    IncorrectCvc,

    /// <summary>Declined: an error while processing.</summary>
    ProcessingError,

    /// <summary>Declined: used too often.</summary>
    VelocityExceeded,

    /// <summary>Declined: blocked as fraudulent.</summary>
    Fraudulent,

    /// <summary>Declined: the number's check digit is wrong.</summary>
    IncorrectNumber,
}
