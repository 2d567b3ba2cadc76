using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Restores;

/// <summary>
/// Whether charging and saving stand still. The portal's start demands a comparison of the database with what is outside of it; a database
/// that turned out to be older stands still until an administrator has taken over the rest. Thread-safe.
/// </summary>
internal sealed class ChargingStop(IDbContextFactory<PortalDb> contexts, Bell bell, TimeProvider time)
{
    /// <summary>The bell topic that rings when it changes.</summary>
    public const string Topic = "charging-stop";

    // The comparison takes as long as a few reads at Stripe; a person on the telephone can wait for that.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private volatile TaskCompletionSource? _comparison;

    /// <summary>Whether the comparison that the start demanded has not been made yet.</summary>
    public bool IsComparing => _comparison is { Task.IsCompleted: false };

    /// <summary>Demands a comparison: nothing is charged before it is made.</summary>
    public void DemandComparison() => _comparison = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Records that the comparison was made, after what it found was stored.</summary>
    public void Compared()
    {
        _comparison?.TrySetResult();
        bell.Ring(Topic);
    }

    /// <summary>Why nothing may be charged or saved now; null when it may. Waits a moment for the comparison.</summary>
    public async Task<StopReason?> FindAsync(CancellationToken cancellationToken)
    {
        if (_comparison is { Task.IsCompleted: false } comparison)
        {
            // Ends with the comparison or without it; which of the two, the next line sees.
            await Task.WhenAny(comparison.Task, Task.Delay(Patience, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await FindNowAsync(cancellationToken);
    }

    /// <summary>The same at this moment.</summary>
    public async Task<StopReason?> FindNowAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<RestoredCopy>().AnyAsync(copy => copy.TakenOverAt == null, cancellationToken) ? StopReason.Restored
            : IsComparing ? StopReason.Comparing
            : null;
    }
}
