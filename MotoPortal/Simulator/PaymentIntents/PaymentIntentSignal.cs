namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>The signals to a PaymentIntent.</summary>
internal enum PaymentIntentSignal
{
    /// <summary>A request named a card.</summary>
    CardNamed,

    /// <summary>A request or a reader sent the card to the bank.</summary>
    CardSent,

    /// <summary>The bank requires authentication.</summary>
    CustomerWanted,

    /// <summary>The bank holds the amount.</summary>
    Authorized,

    /// <summary>The bank approved.</summary>
    Paid,

    /// <summary>The bank declined.</summary>
    Refused,

    /// <summary>A request captured the held amount.</summary>
    Captured,

    /// <summary>A request canceled it.</summary>
    GivenUp,
}
