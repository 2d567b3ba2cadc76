namespace MotoPortal.Consents.Agreement;

/// <summary>How the amount of a later charge is set.</summary>
public enum AmountRule
{
    /// <summary>The amount is known beforehand.</summary>
    Fixed,

    /// <summary>The price of what is charged for, up to a cap.</summary>
    UpTo,
}
