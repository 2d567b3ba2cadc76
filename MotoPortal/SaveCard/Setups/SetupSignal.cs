namespace MotoPortal.SaveCard.Setups;

/// <summary>What happened to a setup, in the past tense.</summary>
public enum SetupSignal
{
    /// <summary>What the customer agreed to was recorded: the consent to keep the card, or the payment.</summary>
    ConsentRecorded,

    /// <summary>Stripe made the SetupIntent or PaymentIntent.</summary>
    IntentCreated,

    /// <summary>A person decided to send the setup to a reader.</summary>
    SentToReader,

    /// <summary>The reader was seen to be at work on this setup.</summary>
    StillOnReader,

    /// <summary>The SetupIntent was read as succeeded, with its PaymentMethod.</summary>
    CardSaved,

    /// <summary>The PaymentIntent was read as succeeded.</summary>
    PaymentTaken,

    /// <summary>The bank declined the card.</summary>
    CardDeclined,

    /// <summary>The reader gave up, was canceled or never began.</summary>
    ReaderFailed,

    /// <summary>The call's answer was lost, so the reader may or may not be at work.</summary>
    AnswerUnknown,

    /// <summary>A person gave the setup up.</summary>
    GivenUp,

    /// <summary>The late card was removed at Stripe.</summary>
    CardDetached,
}
