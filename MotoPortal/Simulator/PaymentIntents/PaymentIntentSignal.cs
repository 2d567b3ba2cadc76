namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>What happens to a PaymentIntent.</summary>
internal enum PaymentIntentSignal
{
    /// <summary>A request named a card.</summary>
    CardNamed,

    /// <summary>A request or a reader sent the card off.</summary>
    CardSent,

    /// <summary>The bank wants to hear from the customer first.</summary>
    CustomerWanted,

    /// <summary>The bank set the money aside.</summary>
    Authorized,

    /// <summary>The bank gave the money.</summary>
    Paid,

    /// <summary>The bank did not agree.</summary>
    Refused,

    /// <summary>A request took the money that was set aside.</summary>
    Captured,

    /// <summary>A request gave it up.</summary>
    GivenUp,
}
