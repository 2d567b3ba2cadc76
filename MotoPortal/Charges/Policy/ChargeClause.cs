namespace MotoPortal.Charges.Policy;

/// <summary>A clause that forbids a charge. They are in order of gravity, in which breaches are listed.</summary>
public enum ChargeClause
{
    /// <summary>
    /// The consent, its evidence or its card differs from what the ledger committed to: the database was changed outside the portal.
    /// </summary>
    SealBroken,

    /// <summary>The customer's data were erased.</summary>
    CustomerErased,

    /// <summary>The customer withdrew the consent.</summary>
    Withdrawn,

    /// <summary>A newer consent replaced this one.</summary>
    Replaced,

    /// <summary>The consent's last day has passed.</summary>
    Expired,

    /// <summary>No card was saved under the consent.</summary>
    NoCard,

    /// <summary>The card was removed at Stripe.</summary>
    CardRemoved,

    /// <summary>The card's month of expiry has passed.</summary>
    CardExpired,

    /// <summary>A permanent decline suspended the consent.</summary>
    Suspended,

    /// <summary>It is not for the consent's purpose.</summary>
    Purpose,

    /// <summary>The kind of the consent does not allow this initiation.</summary>
    Kind,

    /// <summary>The consent is in another currency.</summary>
    Currency,

    /// <summary>The amount is not the agreed one, or is not above zero.</summary>
    Amount,

    /// <summary>Below the least that Stripe charges in the currency.</summary>
    BelowMinimum,

    /// <summary>Above the most that Stripe charges at once.</summary>
    AboveMaximum,

    /// <summary>No multiple of the step in which Stripe counts the currency.</summary>
    NotInSteps,

    /// <summary>Above the cap of one charge.</summary>
    CapPerCharge,

    /// <summary>Above the cap of the period.</summary>
    CapPerPeriod,

    /// <summary>Above the cap of all charges together.</summary>
    Total,

    /// <summary>All agreed charges have been made.</summary>
    Count,

    /// <summary>The due day was charged, has passed, or is not the next one.</summary>
    Interval,

    /// <summary>Before the first allowed day.</summary>
    NotBefore,

    /// <summary>After the last allowed day.</summary>
    NotAfter,

    /// <summary>The bank declined, and the pause before the next try is not over.</summary>
    RetryTooSoon,

    /// <summary>The bank declined, and all tries within thirty days are used.</summary>
    RetriesUsedUp,

    /// <summary>The terms have changed in substance since the consent.</summary>
    TermsOutdated,

    /// <summary>The same order seems to be charged twice.</summary>
    LooksDouble,

    /// <summary>Above one person's limit per charge.</summary>
    HouseLimitPerCharge,

    /// <summary>Above one person's limit per day.</summary>
    HouseLimitPerDay,
}
