using System.Collections.Immutable;
using MotoPortal.Data.Workers;
using MotoPortal.Restores;

namespace MotoPortal.TakeOver;

/// <summary>
/// Compares the database once after each start with the checkpoints outside and with Stripe, and demands that charging waits for it. When
/// Stripe cannot be asked, it is tried again.
/// </summary>
internal sealed partial class ComparisonWorker(
    WorkerEnvironment environment, OutsideLedger outside, StripeComparison comparison, CopyRecords copies, ChargingStop stop,
    ILogger<ComparisonWorker> log)
    : PeriodicWorker(environment)
{
    private bool _isOver;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool IsOver => _isOver;

    /// <summary>Compares; returns 1 when the comparison was made.</summary>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var newer = await outside.FindNewerAsync(cancellationToken);
        var newest = await copies.NewestAsync(cancellationToken);
        var lost = newest is null && newer is null
            ? ImmutableArray<LostTrace>.Empty
            : await comparison.FindAsync(newest, cancellationToken);
        await copies.NoteAsync(newer, lost, cancellationToken);
        if (newer is not null || lost is { IsEmpty: false })
        {
            LogOlder(log, newer?.Size, lost?.Length);
        }

        if (lost is null)
        {
            return 0;
        }

        _isOver = true;
        stop.Compared();
        return 1;
    }

    [LoggerMessage(
        8501,
        LogLevel.Critical,
        "The database is older than what is outside of it: a checkpoint has {Entries} entries that it does not have, and Stripe has {Objects} objects that no row knows. Charging and saving cards stand still until an administrator has taken over")]
    private static partial void LogOlder(ILogger log, long? entries, int? objects);
}
