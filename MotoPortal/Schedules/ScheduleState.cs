namespace MotoPortal.Schedules;

/// <summary>Whether the portal charges by itself under a consent.</summary>
public enum ScheduleState
{
    /// <summary>It charges what falls due.</summary>
    Active,

    /// <summary>Somebody has stopped it for a while.</summary>
    Paused,

    /// <summary>It charges nothing until a person has done something.</summary>
    NeedsAttention,

    /// <summary>It charges nothing any more.</summary>
    Ended,
}
