using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>
/// Reads each customer who has a card under a consent, and each such card, at Stripe once a day: what was renewed, removed, changed or
/// deleted there is learnt without any event. A node claims a customer by moving the time of the next reading.
/// </summary>
internal sealed class SavedCardReconciler(WorkerEnvironment environment) : DueRowsWorker<PortalCustomerId, KnownCustomer>(environment)
{
    // While Stripe cannot be asked, an hour is soon enough for what is read once a day.
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private const int LatestMinutes = 120;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override IQueryable<PortalCustomerId> Due(PortalDb db, DateTimeOffset now) => db.Set<KnownCustomer>()
        .Where(customer => customer.NextCheckAt != null && customer.NextCheckAt <= now)
        .OrderBy(customer => customer.NextCheckAt)
        .Select(customer => customer.Id);

    /// <inheritdoc/>
    protected override async Task<KnownCustomer?> ClaimAsync(
        IServiceProvider services, AtomicScope scope, PortalCustomerId key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var customer = await scope.Db.Set<KnownCustomer>().SingleAsync(customer => customer.Id == key, cancellationToken);
        if (!customer.IsCheckDue(now))
        {
            return null;
        }

        // Customers who came at the same time are not read at the same time for ever.
        customer.CheckAt(now + KnownCustomer.CheckedEvery - TimeSpan.FromMinutes(RandomNumberGenerator.GetInt32(LatestMinutes)));
        return customer;
    }

    /// <inheritdoc/>
    protected override async Task WorkOnAsync(IServiceProvider services, KnownCustomer claimed, CancellationToken cancellationToken)
    {
        var cards = await CardsAsync(claimed.Id, cancellationToken);
        if (cards.Count == 0)
        {
            return;
        }

        var isRead = await services.GetRequiredService<CustomerStandingRecords>().CheckAsync(claimed.StripeId, cancellationToken)
            is not CustomerStanding.NotRead;
        foreach (var card in cards)
        {
            isRead &= await services.GetRequiredService<CardChecks>().CheckAsync(card, cancellationToken) is not CardStanding.NotRead;
        }

        if (!isRead)
        {
            await Environment.Atomic.RunAsync(
                async scope => (await scope.Db.Set<KnownCustomer>().SingleAsync(customer => customer.Id == claimed.Id, cancellationToken))
                    .CheckAt(Environment.Time.GetUtcNow() + Again),
                cancellationToken);
        }
    }

    private async Task<List<PaymentMethodId>> CardsAsync(PortalCustomerId customer, CancellationToken cancellationToken)
    {
        await using var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Consent>()
            .Where(consent => consent.CustomerId == customer
                && !db.Set<ConsentEnding>().Any(ending => ending.ConsentId == consent.Id)
                && !db.Set<ConsentFact>().Any(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRemoved))
            .Join(db.Set<SavedCard>(), consent => consent.Id, card => card.ConsentId, (_, card) => card.PaymentMethodId)
            .ToListAsync(cancellationToken);
    }
}
