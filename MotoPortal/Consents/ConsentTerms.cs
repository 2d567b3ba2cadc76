namespace MotoPortal.Consents;

/// <summary>How the customer gave the order.</summary>
public enum OrderChannel
{
    /// <summary>The customer is on the telephone.</summary>
    Telephone,

    /// <summary>The order came by post.</summary>
    Post,
}

/// <summary>What the customer allows the store to do with the saved card.</summary>
public enum ConsentKind
{
    /// <summary>One charge at a later time.</summary>
    SingleCharge,

    /// <summary>A known number of charges towards one total.</summary>
    Instalments,

    /// <summary>A charge at every interval.</summary>
    Recurring,

    /// <summary>Charges when something happens that was agreed on, up to caps.</summary>
    Unscheduled,

    /// <summary>Charges only when the customer calls and asks.</summary>
    OnRequest,
}

/// <summary>How the amount of a later charge is set.</summary>
public enum AmountRule
{
    /// <summary>The amount is known beforehand.</summary>
    Fixed,

    /// <summary>The price of what is charged for, up to a cap.</summary>
    UpTo,
}

/// <summary>A stretch of the calendar: how far regular charges lie apart, or over what time a cap counts.</summary>
public enum ChargePeriod
{
    /// <summary>Seven days.</summary>
    Week,

    /// <summary>One month of the calendar.</summary>
    Month,

    /// <summary>Three months of the calendar.</summary>
    Quarter,

    /// <summary>Twelve months of the calendar.</summary>
    Year,
}

/// <summary>Why the law allows the card's data to be kept for a purpose: article 6(1) of Regulation (EU) 2016/679.</summary>
public enum LegalBasis
{
    /// <summary>The customer's consent, article 6(1)(a): withdrawing it has the data deleted.</summary>
    Consent,

    /// <summary>The performance of a contract with the customer, article 6(1)(b): its cancellation follows the contract's own rules.</summary>
    Contract,
}
