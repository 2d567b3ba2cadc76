using MotoPortal.Primitives;

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

    /// <summary>Charges when something happens, up to a cap.</summary>
    Unscheduled,

    /// <summary>Charges only when the customer calls and asks.</summary>
    OnRequest,
}

/// <summary>How the amount of a later charge is set.</summary>
public enum AmountRule
{
    /// <summary>Always the same amount.</summary>
    Fixed,

    /// <summary>The price of each order, up to a cap.</summary>
    UpTo,
}

/// <summary>How often a later charge may come.</summary>
public enum ChargeInterval
{
    /// <summary>One charge only.</summary>
    Once,

    /// <summary>At most one each week.</summary>
    Weekly,

    /// <summary>At most one each month.</summary>
    Monthly,

    /// <summary>At most one each quarter.</summary>
    Quarterly,

    /// <summary>At most one each year.</summary>
    Yearly,

    /// <summary>One with each order the customer gives.</summary>
    EachOrder,
}

/// <summary>What was agreed: the scope that every later charge is held against.</summary>
/// <param name="Kind">What the customer allows.</param>
/// <param name="Purpose">What is charged for, in the customer's language.</param>
/// <param name="AmountRule">How the amount is set.</param>
/// <param name="Amount">The amount or the cap of one charge.</param>
/// <param name="Interval">How often a charge may come.</param>
/// <param name="Count">How many charges, for instalments; otherwise null.</param>
/// <param name="ValidUntil">The last day on which a charge may be made.</param>
public sealed record ConsentScope(
    ConsentKind Kind,
    string Purpose,
    AmountRule AmountRule,
    Money Amount,
    ChargeInterval Interval,
    int? Count,
    DateOnly ValidUntil);
