namespace MotoPortal.StripeFacts;

/// <summary>Why Stripe cannot take an amount.</summary>
public enum AmountRefusal
{
    /// <summary>Below the currency's minimum.</summary>
    BelowMinimum,

    /// <summary>More digits than Stripe takes.</summary>
    AboveMaximum,

    /// <summary>No multiple of the currency's step.</summary>
    NotInSteps,
}
