namespace MotoPortal.Consents.Evidence;

/// <summary>What is on record of a customer.</summary>
/// <param name="IsKnown">Whether the customer was known before.</param>
/// <param name="HasPhone">Whether a telephone number was on record before the call.</param>
/// <param name="HasNumber">Whether there is a telephone number, be it the one given in this call.</param>
/// <param name="HasEarlierOrder">Whether there is an earlier order.</param>
/// <param name="HasAddress">Whether a postal address is on record.</param>
public sealed record CallerRecord(bool IsKnown, bool HasPhone, bool HasNumber, bool HasEarlierOrder, bool HasAddress)
{
    /// <summary>Nothing: a customer who is new with this call and gave no number.</summary>
    public static CallerRecord None { get; } = new(false, false, false, false, false);
}
