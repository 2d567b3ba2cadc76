using MotoPortal.Schedules.Plans;

namespace MotoPortal.Schedules.Records;

/// <summary>The addresses of the page of schedules.</summary>
internal static class ScheduleAddress
{
    /// <summary>The page of schedules in one state; null for all that have not ended.</summary>
    public static string Of(ScheduleState? state) => state is { } chosen ? $"/schedules?state={chosen}" : "/schedules";

    /// <summary>The state in an address; null when it is absent or invalid.</summary>
    public static ScheduleState? Read(string? named) =>
        Enum.TryParse<ScheduleState>(named, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;
}
