using System.Runtime.CompilerServices;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Schedules;

/// <summary>Schedules now, and again each time one of them changes.</summary>
internal sealed class ScheduleFeed(ScheduleReads reads, Bell bell)
{
    /// <summary>Follows the schedule of a consent until the token ends it; yields null while there is none.</summary>
    public async IAsyncEnumerable<ScheduleView?> WatchAsync(ConsentId consent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listen before the first look: a change between the two would be missed the other way round.
        using var changes = bell.Subscribe(ScheduleTopics.Of(consent));
        do
        {
            yield return await reads.FindAsync(consent, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }

    /// <summary>Follows the calendar until the token ends it.</summary>
    public async IAsyncEnumerable<SchedulePageView> WatchAsync(ScheduleState? state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = bell.Subscribe(ScheduleTopics.Any);
        do
        {
            yield return await reads.CalendarAsync(state, cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }

    /// <summary>Follows how many schedules need attention until the token ends it.</summary>
    public async IAsyncEnumerable<int> WatchAttentionAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = bell.Subscribe(ScheduleTopics.Any);
        do
        {
            yield return await reads.CountAttentionAsync(cancellationToken);
        }
        while (await changes.WaitAsync(cancellationToken));
    }
}
