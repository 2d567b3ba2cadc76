namespace MotoPortal.Refunds.Records;

/// <summary>Where a refund was made.</summary>
public enum RefundOrigin
{
    /// <summary>In the portal.</summary>
    Portal,

    /// <summary>In Stripe's Dashboard or by another program.</summary>
    Elsewhere,
}
