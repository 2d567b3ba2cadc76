using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>The terms promise that the customer is told before each charge.</summary>
/// <param name="Days">How many whole days before, at least 1.</param>
/// <param name="HasAddress">Whether an e-mail can tell it.</param>
/// <param name="For">The due day of which the customer is being told, or was; null for none.</param>
/// <param name="Amount">The amount that they are told.</param>
/// <param name="ToldAt">When they were told; null while the e-mail waits.</param>
/// <param name="HasFailed">Whether the e-mail was given up.</param>
internal sealed record NoticePromise(
    int Days, bool HasAddress, DateOnly? For = null, Money? Amount = null, DateTimeOffset? ToldAt = null, bool HasFailed = false);
