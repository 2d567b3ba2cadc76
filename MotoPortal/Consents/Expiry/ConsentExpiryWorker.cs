using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Expiry;

/// <summary>
/// Ends consents whose last day has passed, on start and every hour, and plans the removal of their cards. Several nodes may run it at
/// once, because the end of a consent is one row that is written once.
/// </summary>
internal sealed partial class ConsentExpiryWorker(
    WorkerEnvironment environment, LedgerWriter ledger, IOptions<ExpiryOptions> options, ILogger<ConsentExpiryWorker> log)
    : DueRowsWorker<ConsentId, Consent>(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromHours(1);

    /// <summary>Ends every consent whose last day has passed and returns their number.</summary>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var ended = await base.WorkAsync(cancellationToken);
        if (ended > 0)
        {
            LogExpired(log, ended);
        }

        return ended;
    }

    /// <inheritdoc/>
    protected override IQueryable<ConsentId> Due(PortalDb db, DateTimeOffset now)
    {
        var over = LastDay.NotOverSince(now);
        return db.Set<Consent>()
            .Where(consent => consent.ValidUntil < over && !db.Set<ConsentEnding>().Any(ending => ending.ConsentId == consent.Id))
            .OrderBy(consent => consent.ValidUntil)
            .Select(consent => consent.Id);
    }

    /// <inheritdoc/>
    protected override async Task<Consent?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, ConsentId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<ConsentEnding>().AnyAsync(ending => ending.ConsentId == key, cancellationToken))
        {
            return null;
        }

        var consent = await scope.Db.Set<Consent>().AsNoTracking().SingleAsync(consent => consent.Id == key, cancellationToken);
        var card = await scope.Db.Set<SavedCard>().AsNoTracking().SingleOrDefaultAsync(card => card.ConsentId == key, cancellationToken);
        if (card is null
            && !await services.GetRequiredService<ISetupCanceller>().TryEndAsync(scope, consent.SetupId, Actor.Portal, cancellationToken))
        {
            // A reader is asking for the card now; the next pass ends the consent.
            return null;
        }

        scope.Db.Add(ConsentEnding.Write(key, ConsentEndingKind.Expired, Actor.Portal, now));
        if (card is not null)
        {
            var due = now.AddDays(options.Value.DetachExpiredAfterDays);
            scope.Db.Add(PlannedCardRemoval.Plan(key, card.PaymentMethodId, CardRemovalReason.Expired, due));
        }

        ledger.Append(
            scope,
            "consent.expired",
            Actor.Portal,
            new LedgerSubjects(consent.SetupId, key, consent.CustomerId),
            new ConsentEntries.Expired(ConsentNumber.Write(consent.Number), card is not null, options.Value.DetachExpiredAfterDays));
        ConsentTopics.Ring(scope, consent);
        return consent;
    }

    [LoggerMessage(5301, LogLevel.Information, "{Count} consents expired")]
    private static partial void LogExpired(ILogger log, int count);
}
