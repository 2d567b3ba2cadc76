using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Schedules.Plans;

/// <summary>The terms' promise to notify the customer before each charge.</summary>
/// <param name="Days">The number of whole days before the charge, at least 1.</param>
/// <param name="HasAddress">Whether the customer has an e-mail address.</param>
/// <param name="For">The due day of the current or last notification; null for none.</param>
/// <param name="Amount">The amount in the notification; null for none.</param>
/// <param name="ToldAt">When the customer was notified; null while the e-mail waits.</param>
/// <param name="HasFailed">Whether the e-mail was given up.</param>
internal sealed record NoticePromise(
    int Days, bool HasAddress, DateOnly? For = null, Money? Amount = null, DateTimeOffset? ToldAt = null, bool HasFailed = false);
