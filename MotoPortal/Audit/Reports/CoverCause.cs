namespace MotoPortal.Audit.Reports;

/// <summary>What a charge lacked at the moment at which it was sent; the gravest first.</summary>
internal enum CoverCause
{
    /// <summary>Nothing: a consent in force covered it.</summary>
    Covered,

    /// <summary>It names no consent.</summary>
    NoConsent,

    /// <summary>The record of the consent does not match its seal now.</summary>
    SealBroken,

    /// <summary>The consent was given later.</summary>
    GivenLater,

    /// <summary>The customer had withdrawn the consent.</summary>
    Withdrawn,

    /// <summary>A newer consent had replaced it.</summary>
    Replaced,

    /// <summary>The last day of the consent had passed.</summary>
    Expired,

    /// <summary>No card was saved under the consent.</summary>
    NoCard,

    /// <summary>The card had been removed at Stripe.</summary>
    CardRemoved,

    /// <summary>A permanent decline had suspended the consent.</summary>
    Suspended,

    /// <summary>It was in another currency, or above the agreed amount.</summary>
    AboveAmount,
}
