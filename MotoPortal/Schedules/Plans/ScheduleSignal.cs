namespace MotoPortal.Schedules.Plans;

/// <summary>A signal to a schedule as a whole; events of a single due day do not change its state.</summary>
internal enum ScheduleSignal
{
    /// <summary>A person paused it.</summary>
    WasPaused,

    /// <summary>A person resumed it.</summary>
    WasResumed,

    /// <summary>Trouble arose that a person has to resolve.</summary>
    TroubleMet,

    /// <summary>The trouble was resolved, or was none.</summary>
    TroubleMended,

    /// <summary>No charge is left, or none is allowed any more.</summary>
    HasEnded,
}
