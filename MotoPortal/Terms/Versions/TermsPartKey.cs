namespace MotoPortal.Terms.Versions;

/// <summary>The parts of the terms; those that are read aloud come first, in reading order.</summary>
public enum TermsPartKey
{
    /// <summary>Who the store is and how to reach it.</summary>
    Identity,

    /// <summary>The customer agrees that the store starts payments, and for what.</summary>
    Agreement,

    /// <summary>When and how often.</summary>
    Timing,

    /// <summary>How the amount is determined.</summary>
    Amount,

    /// <summary>Cancellation and refunds.</summary>
    Cancellation,

    /// <summary>How changes of the terms are announced.</summary>
    Changes,

    /// <summary>Until when the consent is valid.</summary>
    Expiry,

    /// <summary>How to withdraw.</summary>
    Withdrawal,

    /// <summary>In short: which data are stored by whom, and the customer's rights.</summary>
    Privacy,

    /// <summary>The separate question whether the card may be shown to the customer again; not read in sequence.</summary>
    Redisplay,

    /// <summary>
    /// The information required by article 13 of the GDPR, in paragraphs; not read aloud, but part of the customer's copy.
    /// </summary>
    PrivacyNotice,
}
