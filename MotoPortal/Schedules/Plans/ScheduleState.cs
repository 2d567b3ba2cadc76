namespace MotoPortal.Schedules.Plans;

/// <summary>The state of a schedule.</summary>
public enum ScheduleState
{
    /// <summary>It charges what is due.</summary>
    Active,

    /// <summary>A person has paused it.</summary>
    Paused,

    /// <summary>It charges nothing until a person has acted.</summary>
    NeedsAttention,

    /// <summary>It charges nothing any more. Final.</summary>
    Ended,
}
