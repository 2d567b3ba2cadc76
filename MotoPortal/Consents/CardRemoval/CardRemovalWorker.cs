using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>
/// Has cards removed at Stripe, second by second, that no consent covers any more. Several nodes may work at once: the node that moves a
/// row's next try is the one that asks Stripe.
/// </summary>
internal sealed class CardRemovalWorker(WorkerEnvironment environment)
    : DueRowsWorker<ConsentId, CardRemovalWorkflow.DetachCommand>(environment)
{
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
    protected override Task<CardRemovalWorkflow.DetachCommand?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, ConsentId key, DateTimeOffset now, CancellationToken cancellationToken) =>
        services.GetRequiredService<CardRemovalWorkflow>().ClaimAsync(scope, key, cancellationToken);

    /// <inheritdoc/>
    protected override Task WorkOnAsync(
        IServiceProvider services, CardRemovalWorkflow.DetachCommand claimed, CancellationToken cancellationToken) =>
        services.GetRequiredService<CardRemovalWorkflow>().RemoveAsync(claimed);
}
