using static MotoPortal.Schedules.Plans.ScheduleSignal;
using static MotoPortal.Schedules.Plans.ScheduleState;

namespace MotoPortal.Schedules.Plans;

/// <summary>The state machine of a schedule.</summary>
internal static class ScheduleTransitions
{
    /// <summary>The state that a signal leads to; the same state when it changes nothing; null when it may not happen.</summary>
    public static ScheduleState? Next(ScheduleState state, ScheduleSignal signal) => (state, signal) switch
    {
        (Active or NeedsAttention, WasPaused) => Paused,
        (Paused, WasResumed) => Active,
        (NeedsAttention, TroubleMended) => Active,

        // A charge that was under way during a pause may cause trouble, and one trouble may replace another.
        (Active or Paused or NeedsAttention, TroubleMet) => NeedsAttention,
        (Active or Paused or NeedsAttention or Ended, HasEnded) => Ended,
        _ => null,
    };
}
