using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;

namespace MotoPortal.Schedules.Records;

/// <summary>The live views of schedules: the current rows, and again each time one of them changes.</summary>
internal sealed class ScheduleFeed(ScheduleReads reads, Bell bell)
{
    /// <summary>Follows the schedule of a consent until the token is cancelled; yields null while there is none.</summary>
    public IAsyncEnumerable<ScheduleView?> WatchAsync(ConsentId consent, CancellationToken cancellationToken) =>
        bell.WatchAsync(ScheduleTopics.Of(consent), stop => reads.FindAsync(consent, stop), cancellationToken);

    /// <summary>Follows the calendar until the token is cancelled.</summary>
    public IAsyncEnumerable<SchedulePageView> WatchAsync(ScheduleState? state, CancellationToken cancellationToken) =>
        bell.WatchAsync(ScheduleTopics.Any, stop => reads.CalendarAsync(state, stop), cancellationToken);

    /// <summary>Follows the number of schedules that need attention until the token is cancelled.</summary>
    public IAsyncEnumerable<int> WatchAttentionAsync(CancellationToken cancellationToken) =>
        bell.WatchAsync(ScheduleTopics.Any, reads.CountAttentionAsync, cancellationToken);
}
