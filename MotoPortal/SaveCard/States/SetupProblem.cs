namespace MotoPortal.SaveCard.States;

/// <summary>Why the last attempt took no card.</summary>
public enum SetupProblem
{
    /// <summary>The bank declined the card; the decline code says more.</summary>
    Declined,

    /// <summary>Cancel was pressed on the reader.</summary>
    CanceledOnReader,

    /// <summary>The clerk canceled in the portal.</summary>
    CanceledHere,

    /// <summary>Nothing happened on the reader within the time limit.</summary>
    TimedOut,

    /// <summary>The reader is busy with something else.</summary>
    ReaderBusy,

    /// <summary>Another setup of the portal holds the reader.</summary>
    ReaderHeld,

    /// <summary>The reader was never inspected, or too long ago (PCI DSS 9.5.1.2).</summary>
    ReaderNotInspected,

    /// <summary>The last inspection found the reader suspicious.</summary>
    ReaderSuspicious,

    /// <summary>The reader is not connected.</summary>
    ReaderOffline,

    /// <summary>Stripe knows no such reader, or the person does not work in its store.</summary>
    ReaderGone,

    /// <summary>The reader was deleted at Stripe.</summary>
    ReaderDeleted,

    /// <summary>A colleague has taken the reader over for another customer.</summary>
    ReaderTakenOver,

    /// <summary>The command never reached the reader.</summary>
    ReaderNotReached,

    /// <summary>The reader lost its connection; Stripe says that no card was saved.</summary>
    ConnectionLost,

    /// <summary>The reader failed and gave another reason, or none.</summary>
    ReaderFailed,

    /// <summary>The Stripe account may not key in cards; Stripe's support must enable it, and readers must reconnect afterwards.</summary>
    MotoNotEnabled,

    /// <summary>Stripe refused the portal's key, or the key may not do this.</summary>
    KeyRefused,

    /// <summary>Stripe's rate limit was exceeded.</summary>
    RateLimited,

    /// <summary>The SetupIntent cannot take a card any more.</summary>
    IntentUnusable,

    /// <summary>Stripe refused for a reason that the portal does not know.</summary>
    Refused,

    /// <summary>Stripe could not be reached, so nothing was sent.</summary>
    StripeNotReachable,
}
