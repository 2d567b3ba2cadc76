namespace MotoPortal.Consents.Expiry;

/// <summary>The result of marking a consent.</summary>
internal enum RenewalOutcome
{
    /// <summary>The customer is to be asked at the next call.</summary>
    Marked,

    /// <summary>It was marked already.</summary>
    AlreadyMarked,

    /// <summary>The consent has ended, or there is none.</summary>
    NotInForce,

    /// <summary>The acting person may not do this; nothing was done.</summary>
    NotAllowed,
}
