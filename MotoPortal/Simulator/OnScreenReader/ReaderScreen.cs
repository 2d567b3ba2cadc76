namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>The screen of the reader, as far as Stripe tells. Only the page knows which field is being keyed.</summary>
public enum ReaderScreen
{
    /// <summary>Idle.</summary>
    Splash,

    /// <summary>A card is to be keyed in.</summary>
    Asking,

    /// <summary>The reader is busy with another action.</summary>
    Occupied,

    /// <summary>The last action succeeded.</summary>
    Approved,

    /// <summary>The bank declined.</summary>
    Declined,

    Failed,

    /// <summary>The reader has been offline for two minutes.</summary>
    Offline,

    /// <summary>There is no such reader.</summary>
    Gone,

    /// <summary>Stripe's API did not answer.</summary>
    Unreachable,

    /// <summary>Stripe refused the key.</summary>
    KeyRefused,

    /// <summary>Stripe's rate limit was exceeded.</summary>
    AskedTooOften,
}
