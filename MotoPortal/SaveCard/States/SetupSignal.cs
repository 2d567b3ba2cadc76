namespace MotoPortal.SaveCard.States;

/// <summary>What happened to a setup, in the past tense.</summary>
public enum SetupSignal
{
    /// <summary>The consent or the agreement to the payment was recorded.</summary>
    ConsentRecorded,

    /// <summary>Stripe created the SetupIntent or PaymentIntent.</summary>
    IntentCreated,

    /// <summary>A person decided to send the setup to a reader.</summary>
    SentToReader,

    /// <summary>The reader was read as active for this setup.</summary>
    StillOnReader,

    /// <summary>The SetupIntent was read as succeeded, with its PaymentMethod.</summary>
    CardSaved,

    /// <summary>The PaymentIntent was read as succeeded.</summary>
    PaymentTaken,

    /// <summary>The bank declined the card.</summary>
    CardDeclined,

    /// <summary>The reader gave up, was canceled or never started.</summary>
    ReaderFailed,

    /// <summary>The answer to the call was lost, so the reader may or may not be active.</summary>
    AnswerUnknown,

    /// <summary>A person gave the setup up.</summary>
    GivenUp,

    /// <summary>The late card was removed at Stripe.</summary>
    CardDetached,
}
