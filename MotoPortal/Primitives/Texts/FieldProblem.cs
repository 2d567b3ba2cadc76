namespace MotoPortal.Primitives.Texts;

/// <summary>A problem of one form field; its text is shown beside the field.</summary>
public enum FieldProblem
{
    /// <summary>The value is required.</summary>
    Required,

    /// <summary>The value is too long.</summary>
    TooLong,

    /// <summary>The value contains what looks like a card number, which may only be entered on the reader.</summary>
    HoldsCardNumber,

    /// <summary>Not a valid e-mail address.</summary>
    NotAnEmail,

    /// <summary>Not a valid telephone number.</summary>
    NotAPhoneNumber,

    /// <summary>Not a country's two letters.</summary>
    NotACountry,

    /// <summary>Not a valid amount in this currency.</summary>
    NotAnAmount,

    /// <summary>The amount is ambiguous: a point or a comma before three digits may separate thousands or decimals.</summary>
    AmbiguousAmount,

    /// <summary>The amount has more decimals than its currency.</summary>
    TooManyDecimals,

    /// <summary>The amount has a decimal sign, but its currency has no decimals.</summary>
    NoDecimals,

    /// <summary>The sign or code beside the amount is that of another currency.</summary>
    OtherCurrency,

    /// <summary>The amount or count is below the minimum.</summary>
    TooSmall,

    /// <summary>The amount or count is above the maximum.</summary>
    TooLarge,

    /// <summary>The amount is below the least that Stripe charges in its currency.</summary>
    BelowMinimum,

    /// <summary>An instalment would be below the least that Stripe charges in its currency.</summary>
    InstalmentBelowMinimum,

    /// <summary>The amount is no multiple of the step in which Stripe counts its currency.</summary>
    NotInSteps,

    /// <summary>The date is in the past.</summary>
    InThePast,

    /// <summary>The date is too far in the future.</summary>
    TooFarAway,

    /// <summary>The last day is before the first.</summary>
    BeforeFirstDay,

    /// <summary>The cap of a period is less than that of one charge.</summary>
    BelowCapOfOne,

    /// <summary>The instalment is not due after the previous one.</summary>
    NotAfterTheOneBefore,

    /// <summary>The instalments do not add up to the total.</summary>
    NotTheSum,

    /// <summary>The date is in the future.</summary>
    InTheFuture,

    /// <summary>The date is after one that it must precede.</summary>
    TooLate,

    /// <summary>The date is before one that it must follow.</summary>
    TooEarly,

    /// <summary>The customer has not agreed.</summary>
    NotAccepted,

    /// <summary>A required confirmation is missing.</summary>
    NotConfirmed,

    /// <summary>The record holds nothing to check this with.</summary>
    NotOnRecord,

    /// <summary>The value is already used by another person.</summary>
    InUse,
}
