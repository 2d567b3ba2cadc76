namespace MotoPortal.Accounts.People;

/// <summary>A line that can be ticked.</summary>
/// <param name="Key">Its key among the ticked ones.</param>
/// <param name="Title">What it is.</param>
/// <param name="Detail">What it allows; null when the title says all.</param>
/// <param name="IsDisabled">Whether another tick makes it meaningless.</param>
public sealed record TickOption(string Key, string Title, string? Detail = null, bool IsDisabled = false);
