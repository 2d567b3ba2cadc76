namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>What the reader's screen shows, as far as Stripe tells. Which field is being keyed only the page itself knows.</summary>
public enum ReaderScreen
{
    /// <summary>Nothing to do.</summary>
    Splash,

    /// <summary>A card is to be keyed in.</summary>
    Asking,

    /// <summary>The reader is doing something that is not keying a card.</summary>
    Occupied,

    /// <summary>The last action ended well.</summary>
    Approved,

    /// <summary>The bank said no.</summary>
    Declined,

    /// <summary>The reader itself could not finish.</summary>
    Failed,

    /// <summary>Stripe has not heard of the reader for two minutes.</summary>
    Offline,

    /// <summary>Stripe knows no such reader.</summary>
    Gone,

    /// <summary>Stripe's API did not answer.</summary>
    Unreachable,

    /// <summary>Stripe did not take the key.</summary>
    KeyRefused,

    /// <summary>Stripe wants to be asked less often.</summary>
    AskedTooOften,
}
