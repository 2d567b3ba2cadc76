using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.Invariants;

/// <summary>
/// What Stripe has of each customer, against the rows: I1 to I4. Rows are read after Stripe, so that what Stripe has was decided before.
/// </summary>
internal static class StripeRules
{
    /// <summary>Adds what is broken; returns how many customers could not be read at Stripe.</summary>
    public static async Task<int> FindAsync(
        IDbContextFactory<PortalDb> contexts,
        StripeGateway stripe,
        DateTimeOffset now,
        List<InvariantFinding> found,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var customers = await db.Set<KnownCustomer>().AsNoTracking().Where(customer => customer.GoneAt == null && customer.ErasedAt == null)
            .OrderBy(customer => customer.Id).Select(customer => new { customer.Id, customer.StripeId }).ToListAsync(cancellationToken);
        var unread = 0;
        foreach (var customer in customers)
        {
            if (await stripe.TraceSetupIntentsAsync(customer.StripeId, cancellationToken)
                    is GatewayAnswer<ImmutableArray<StripeTrace>>.Done { Value: var saving }
                && await stripe.ListPaymentIntentsAsync(customer.StripeId, cancellationToken)
                    is GatewayAnswer<ImmutableArray<StripePaymentIntent>>.Done { Value: var paying }
                && await stripe.ListCardsAsync(customer.StripeId, cancellationToken)
                    is GatewayAnswer<ImmutableArray<StripeCard>>.Done { Value: var cards })
            {
                var attached = cards.Select(card => card.Id).ToHashSet();
                found.AddRange(Against(await RowsAsync(db, customer.Id, cancellationToken), saving, paying, attached, now));
            }
            else
            {
                unread++;
            }
        }

        return unread;
    }

    private static IEnumerable<InvariantFinding> Against(
        Rows rows,
        ImmutableArray<StripeTrace> saving,
        ImmutableArray<StripePaymentIntent> paying,
        HashSet<PaymentMethodId> attached,
        DateTimeOffset now)
    {
        var saved = saving.Where(intent => intent.HasSucceeded)
            .Select(intent => (Setup: CardSetupId.TryFrom(intent.Noted(SetupRecords.MetadataKey)), intent.Card, IsPayment: false))
            .Concat(paying.Where(intent => intent.Status is PaymentIntentStatus.Succeeded)
                .Select(intent => (
                    Setup: CardSetupId.TryFrom(intent.Metadata?.GetValueOrDefault(SetupRecords.MetadataKey)),
                    Card: intent.Card?.Id,
                    IsPayment: true)))
            .ToList();
        foreach (var (id, card, isPayment) in saved.Where(intent => intent.Setup is not null))
        {
            var setup = rows.Setups.GetValueOrDefault(id!.Value);
            var isFresh = setup is not null && now - Latest(setup.SentAt, setup.EndsAt, setup.StartedAt) <= InvariantCheck.Grace;
            var isTold = setup?.State is SetupState.Saved or SetupState.Paid or SetupState.PaidLate or SetupState.Detaching
                or SetupState.Detached;
            if (!isTold && !isFresh)
            {
                yield return new(
                    isPayment ? InvariantViolation.PaymentNotRecorded : InvariantViolation.SavedCardNotRecorded, id.Value.Value);
            }

            var isBeingRemoved = setup?.LateCard is { } late && late == card;
            if (card is { } method && attached.Contains(method) && !rows.Kept.Contains(method) && !isBeingRemoved && !isFresh)
            {
                yield return new(InvariantViolation.CardAtStripeWithoutConsent, method.Value);
            }
        }

        var given = saved.Select(intent => intent.Card).ToHashSet();
        foreach (var card in rows.InForce.Where(card => !given.Contains(card)))
        {
            yield return new(InvariantViolation.CardWithoutSuccess, card.Value);
        }

        var paid = paying.Where(intent => intent.Status is PaymentIntentStatus.Succeeded)
            .ToLookup(intent => ChargeId.TryFrom(intent.Metadata?.GetValueOrDefault(ChargeWorkflow.ChargeMetadata)));
        var told = rows.Charges.Values.Where(row => row.State is ChargeState.Succeeded).Select(row => row.PaymentIntentId).ToHashSet();
        foreach (var charge in paid.Where(charge => charge.Key is not null))
        {
            if (charge.Count(intent => intent.AmountRefundedMinorUnits < intent.Amount.AmountMinorUnits) > 1)
            {
                yield return new(InvariantViolation.ChargePaidTwiceAtStripe, charge.Key!.Value.Value);
            }

            var row = rows.Charges.GetValueOrDefault(charge.Key!.Value);
            var isFresh = row is not null && now - (row.SentAt ?? row.RequestedAt) <= InvariantCheck.Grace;
            if (!isFresh && charge.Any(intent => !told.Contains(intent.Id)))
            {
                yield return new(InvariantViolation.PaymentNotRecorded, charge.Key.Value.Value);
            }
        }
    }

    private static DateTimeOffset Latest(DateTimeOffset? one, DateTimeOffset? other, DateTimeOffset least) =>
        new[] { one ?? least, other ?? least, least }.Max();

    private static async Task<Rows> RowsAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        var setups = await db.Set<CardSetup>().AsNoTracking().Where(setup => setup.CustomerId == customer)
            .ToDictionaryAsync(setup => setup.Id, cancellationToken);
        var charges = await db.Set<Charge>().AsNoTracking().Where(charge => charge.CustomerId == customer)
            .ToDictionaryAsync(charge => charge.Id, cancellationToken);
        var cards = await db.Set<Consent>().AsNoTracking().Where(consent => consent.CustomerId == customer)
            .Join(db.Set<SavedCard>().AsNoTracking(), consent => consent.Id, card => card.ConsentId, (consent, card) => new
            {
                card.PaymentMethodId,
                IsGone = db.Set<ConsentFact>()
                        .Any(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRemoved)
                    || db.Set<PlannedCardRemoval>().Any(removal => removal.ConsentId == consent.Id && removal.DoneAt != null),
                HasEnded = db.Set<ConsentEnding>().Any(ending => ending.ConsentId == consent.Id),
            })
            .ToListAsync(cancellationToken);
        return new Rows(
            setups,
            charges,
            [.. cards.Where(card => !card.IsGone).Select(card => card.PaymentMethodId)],
            [.. cards.Where(card => !card.IsGone && !card.HasEnded).Select(card => card.PaymentMethodId)]);
    }

    /// <summary>The rows of a customer.</summary>
    /// <param name="Setups">The setups.</param>
    /// <param name="Charges">The charges.</param>
    /// <param name="Kept">The cards that may be attached at Stripe: under a consent, or not removed yet.</param>
    /// <param name="InForce">The cards whose consent has not ended.</param>
    private sealed record Rows(
        Dictionary<CardSetupId, CardSetup> Setups, Dictionary<ChargeId, Charge> Charges, HashSet<PaymentMethodId> Kept,
        HashSet<PaymentMethodId> InForce);
}
