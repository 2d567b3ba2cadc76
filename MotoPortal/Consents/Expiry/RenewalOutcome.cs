namespace MotoPortal.Consents.Expiry;

/// <summary>What became of marking a consent.</summary>
internal enum RenewalOutcome
{
    /// <summary>The customer is to be asked at the next call.</summary>
    Marked,

    /// <summary>That was said before.</summary>
    AlreadyMarked,

    /// <summary>The consent has ended, or there is none.</summary>
    NotInForce,

    /// <summary>Who acts may not do this; nothing was done.</summary>
    NotAllowed,
}
