namespace MotoPortal.Primitives;

/// <summary>What is wrong with one field of a form; its words stand beside the field.</summary>
public enum FieldProblem
{
    /// <summary>Nothing was given where something is needed.</summary>
    Required,

    /// <summary>More characters than are kept.</summary>
    TooLong,

    /// <summary>It holds what looks like a card number, which belongs on the reader only.</summary>
    HoldsCardNumber,

    /// <summary>It is no e-mail address.</summary>
    NotAnEmail,

    /// <summary>It is no telephone number.</summary>
    NotAPhoneNumber,

    /// <summary>It is no amount in this currency.</summary>
    NotAnAmount,

    /// <summary>It could be two amounts: a point or a comma before three digits may stand between thousands or before decimals.</summary>
    AmbiguousAmount,

    /// <summary>The amount has more decimals than its currency.</summary>
    TooManyDecimals,

    /// <summary>A point or a comma stands in an amount of a currency that has no decimals.</summary>
    NoDecimals,

    /// <summary>The sign or code beside the amount is not that of its currency.</summary>
    OtherCurrency,

    /// <summary>The amount or count is below what is allowed.</summary>
    TooSmall,

    /// <summary>The amount or count is above what is allowed.</summary>
    TooLarge,

    /// <summary>The date has passed already.</summary>
    InThePast,

    /// <summary>The date is further away than is allowed.</summary>
    TooFarAway,

    /// <summary>The last day lies before the first.</summary>
    BeforeFirstDay,

    /// <summary>The cap of a period does not cover one charge.</summary>
    BelowCapOfOne,

    /// <summary>An instalment is not due after the one before it.</summary>
    NotAfterTheOneBefore,

    /// <summary>The instalments do not come to this total.</summary>
    NotTheSum,

    /// <summary>The date has not come yet.</summary>
    InTheFuture,

    /// <summary>The date lies after one that it must precede.</summary>
    TooLate,

    /// <summary>The customer has not said yes to this.</summary>
    NotAccepted,

    /// <summary>What must be done or seen first was not confirmed.</summary>
    NotConfirmed,

    /// <summary>Another person has it already.</summary>
    InUse,
}
