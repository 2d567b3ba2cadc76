namespace MotoPortal.Schedules;

/// <summary>What may happen to a schedule as a whole; what happens to a single due day moves no state.</summary>
internal enum ScheduleSignal
{
    /// <summary>A person has stopped it for a while.</summary>
    WasPaused,

    /// <summary>A person goes on with what was paused.</summary>
    WasResumed,

    /// <summary>Something came up that a person has to look at.</summary>
    TroubleMet,

    /// <summary>What a person had to look at is done, or has proved to be nothing.</summary>
    TroubleMended,

    /// <summary>Nothing is left to charge, or nothing may be charged any more.</summary>
    HasEnded,
}
