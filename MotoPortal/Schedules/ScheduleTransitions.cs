using static MotoPortal.Schedules.ScheduleSignal;
using static MotoPortal.Schedules.ScheduleState;

namespace MotoPortal.Schedules;

/// <summary>The state machine of a schedule.</summary>
internal static class ScheduleTransitions
{
    /// <summary>The state that a signal leads to; the same state when it is there already; null when it may not happen.</summary>
    public static ScheduleState? Next(ScheduleState state, ScheduleSignal signal) => (state, signal) switch
    {
        (Active or NeedsAttention, WasPaused) => Paused,
        (Paused, WasResumed) => Active,
        (NeedsAttention, TroubleMended) => Active,

        // The charge that was under way when it was paused may come to trouble; and one trouble may give way to another.
        (Active or Paused or NeedsAttention, TroubleMet) => NeedsAttention,
        (Active or Paused or NeedsAttention or Ended, HasEnded) => Ended,
        _ => null,
    };
}
