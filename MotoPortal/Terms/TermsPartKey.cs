namespace MotoPortal.Terms;

/// <summary>
/// The parts that every version of the terms has; those that are read aloud stand first, in the order in which they are read.
/// </summary>
public enum TermsPartKey
{
    /// <summary>Who we are and how to reach us.</summary>
    Identity,

    /// <summary>The customer agrees that we start payments, and for what.</summary>
    Agreement,

    /// <summary>When and how often.</summary>
    Timing,

    /// <summary>How the amount is set.</summary>
    Amount,

    /// <summary>How to cancel and what is paid back.</summary>
    Cancellation,

    /// <summary>How a change of these terms will be told.</summary>
    Changes,

    /// <summary>Until when it holds.</summary>
    Expiry,

    /// <summary>How to withdraw, and whom to ask.</summary>
    Withdrawal,

    /// <summary>In short: who keeps which data, and which rights the customer has.</summary>
    Privacy,

    /// <summary>The separate question whether the card may be shown to the customer again; not read in the sequence.</summary>
    Redisplay,

    /// <summary>What article 13 of the GDPR has us tell, in paragraphs; never read aloud, it goes into the customer's copy.</summary>
    PrivacyNotice,
}
