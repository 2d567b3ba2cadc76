using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>
/// Removes cards at Stripe that no consent covers any more, checking every second. Several nodes may work at once: the node that moves a
/// row's next try calls Stripe.
/// </summary>
internal sealed class CardRemovalWorker(WorkerEnvironment environment)
    : DueRowsWorker<ConsentId, CardRemovalWorkflow.DetachCommand>(environment)
{
    private const string CallKind = "detach";

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override int SideBySide => 4;

    /// <inheritdoc/>
    protected override IQueryable<ConsentId> Due(PortalDb db, DateTimeOffset now) => db.Set<PlannedCardRemoval>()
        .Where(removal => removal.NextTryAt != null && removal.NextTryAt <= now)
        .OrderBy(removal => removal.NextTryAt)
        .Select(removal => removal.ConsentId);

    /// <inheritdoc/>
    protected override Task<int> WakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The first try may be planned for any day.
        var furthest = now + RemovalSchedule.LongestPause + CallTimes.ClockTolerance;
        return WakeAsync(
            db => db.Set<PlannedCardRemoval>().Where(removal => removal.Tries > 0 && removal.NextTryAt > furthest),
            removal => removal.SetProperty(row => row.NextTryAt, now),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<CardRemovalWorkflow.DetachCommand?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, ConsentId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var removal = await scope.Db.Set<PlannedCardRemoval>().SingleAsync(removal => removal.ConsentId == key, cancellationToken);
        if (!removal.IsDue(now))
        {
            return null;
        }

        removal.Try(now + RemovalSchedule.InHand);
        var parameters = new { card = removal.PaymentMethodId.Value };
        var call = await services.GetRequiredService<CallJournal>().PrepareAsync(scope, CallKind, key.Value, parameters, cancellationToken);
        return new CardRemovalWorkflow.DetachCommand(key, removal.PaymentMethodId, call.Key);
    }

    /// <inheritdoc/>
    protected override Task WorkOnAsync(
        IServiceProvider services, CardRemovalWorkflow.DetachCommand claimed, CancellationToken cancellationToken) =>
        services.GetRequiredService<CardRemovalWorkflow>().RemoveAsync(claimed).DemandAsync();
}
