namespace MotoPortal.Charges.Policy;

/// <summary>The clause that forbids a charge. The gravest comes first, which is the order in which breaches are told.</summary>
public enum ChargeClause
{
    /// <summary>
    /// The consent, its evidence or its card is not what the ledger committed itself to: somebody has changed the database.
    /// </summary>
    SealBroken,

    /// <summary>The customer's data were erased.</summary>
    CustomerErased,

    /// <summary>The customer withdrew the consent.</summary>
    Withdrawn,

    /// <summary>A newer consent took the place of this one.</summary>
    Replaced,

    /// <summary>The consent has ended on its last day.</summary>
    Expired,

    /// <summary>No card was saved under the consent.</summary>
    NoCard,

    /// <summary>The card was removed at Stripe.</summary>
    CardRemoved,

    /// <summary>The month until which the card is good has passed.</summary>
    CardExpired,

    /// <summary>A decline for good suspended the consent.</summary>
    Suspended,

    /// <summary>It is not for what was agreed.</summary>
    Purpose,

    /// <summary>The kind of the consent does not allow this way of charging.</summary>
    Kind,

    /// <summary>The consent is in another currency.</summary>
    Currency,

    /// <summary>The amount is not the agreed one, or is not above zero.</summary>
    Amount,

    /// <summary>More than one charge may come to.</summary>
    CapPerCharge,

    /// <summary>More than the charges of one period may come to.</summary>
    CapPerPeriod,

    /// <summary>More than all charges together may come to.</summary>
    Total,

    /// <summary>All charges that were agreed have been made.</summary>
    Count,

    /// <summary>The due day has been charged, is over, or is not the one that comes next.</summary>
    Interval,

    /// <summary>Before the first day on which it may be charged.</summary>
    NotBefore,

    /// <summary>After the last day on which it may be charged.</summary>
    NotAfter,

    /// <summary>The bank declined, and a new try has to wait.</summary>
    RetryTooSoon,

    /// <summary>The bank declined as often as a card is tried in thirty days.</summary>
    RetriesUsedUp,

    /// <summary>The terms have changed in substance since the customer heard them.</summary>
    TermsOutdated,

    /// <summary>The same order seems to be charged a second time.</summary>
    LooksDouble,

    /// <summary>More than a person may charge at once.</summary>
    HouseLimitPerCharge,

    /// <summary>More than a person may charge on one day.</summary>
    HouseLimitPerDay,
}
