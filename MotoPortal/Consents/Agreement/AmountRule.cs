namespace MotoPortal.Consents.Agreement;

/// <summary>How the amount of a later charge is set.</summary>
public enum AmountRule
{
    /// <summary>The exact amount is known in advance.</summary>
    Fixed,

    /// <summary>The price of the order, up to a cap.</summary>
    UpTo,
}
