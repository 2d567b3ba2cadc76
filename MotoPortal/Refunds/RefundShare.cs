namespace MotoPortal.Refunds;

/// <summary>How much of what is left a refund gives back.</summary>
public enum RefundShare
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>A part of it.</summary>
    Part,
}
