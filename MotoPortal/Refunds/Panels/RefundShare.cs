namespace MotoPortal.Refunds.Panels;

/// <summary>The share of what is left that a refund covers.</summary>
public enum RefundShare
{
    /// <summary>All.</summary>
    Whole,

    Part,
}
