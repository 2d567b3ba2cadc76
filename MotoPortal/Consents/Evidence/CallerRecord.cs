namespace MotoPortal.Consents.Evidence;

/// <summary>What is on record of a customer, and was before they called.</summary>
/// <param name="IsKnown">Whether the customer was known before.</param>
/// <param name="HasPhone">Whether a telephone number is on record.</param>
/// <param name="HasEarlierOrder">Whether there is an earlier order.</param>
/// <param name="HasAddress">Whether a postal address is on record.</param>
public sealed record CallerRecord(bool IsKnown, bool HasPhone, bool HasEarlierOrder, bool HasAddress)
{
    /// <summary>Nothing: a customer who is new with this call.</summary>
    public static CallerRecord None { get; } = new(false, false, false, false);
}
