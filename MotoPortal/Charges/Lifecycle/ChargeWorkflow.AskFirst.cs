using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <content>
/// What Stripe is asked before a charge under a consent: what became of earlier charges that are considered lost, and the state of the
/// card. It happens outside any transaction; the decision is made afterwards, on what was recorded.
/// </content>
internal sealed partial class ChargeWorkflow
{
    // Of every key that the portal sets, such as "motoportal_setup".
    private const string MetadataPrefix = "motoportal_";

    /// <summary>Assigns a PaymentIntent to the charge named in its metadata, whatever that charge's state.</summary>
    /// <param name="id">The PaymentIntent, which belongs to no known charge.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<TakeOutcome> TakeByIntentAsync(PaymentIntentId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RunJobs, cancellationToken) is null)
        {
            return TakeOutcome.NotAllowed;
        }

        switch (await stripe.ReadPaymentIntentAsync(id, cancellationToken))
        {
            case GatewayAnswer<StripePaymentIntent>.Done { Value: var intent }:
                if (ChargeId.TryFrom(intent.Metadata?.GetValueOrDefault(ChargeMetadata)) is { } charge)
                {
                    await TakeFoundAsync(charge, intent, cancellationToken);
                    return TakeOutcome.Read;
                }

                // A payment on a reader has the metadata of its setup, which records it.
                return intent.Metadata?.Keys.Any(key => key.StartsWith(MetadataPrefix, StringComparison.Ordinal)) is true
                    ? TakeOutcome.Read
                    : TakeOutcome.NotOurs;
            case GatewayAnswer<StripePaymentIntent>.Refused { Refusal.Reason: RefusalReason.NotFound }:
                return TakeOutcome.NotOurs;
            default:
                return TakeOutcome.CannotAskStripe;
        }
    }

    /// <summary>Reads from Stripe what a decision needs; null when the charge may be decided.</summary>
    private async Task<ChargeOutcome?> AskFirstAsync(ConsentId consent, ChargeId self, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Charge>().AnyAsync(charge => charge.Id == self && charge.State != ChargeState.AwaitingApproval, cancellationToken))
        {
            // The same charge was requested before, so nothing will be sent.
            return null;
        }

        if (await FindLostAsync(db, consent, cancellationToken) is not { } found)
        {
            return new ChargeOutcome.CannotAskStripe();
        }

        return !found.IsEmpty ? new ChargeOutcome.FoundEarlier(found[0])
            : await IsCardKnownAsync(db, consent, self, cancellationToken) ? null
            : new ChargeOutcome.CannotAskStripe();
    }

    /// <summary>Looks at Stripe for every charge of the consent that is considered lost, and records what is found.</summary>
    /// <returns>The charges found, oldest first; null when Stripe could not be reached.</returns>
    private async Task<ImmutableArray<ChargeId>?> FindLostAsync(PortalDb db, ConsentId consent, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - CallTimes.AskedAboutFor;
        var lost = await db.Set<Charge>().AsNoTracking()
            .Where(charge => charge.ConsentId == consent
                && (charge.State == ChargeState.NotSent || charge.State == ChargeState.Refused) && charge.SentAt >= since)
            .OrderBy(charge => charge.Number)
            .ToListAsync(cancellationToken);
        if (lost.Count == 0)
        {
            return [];
        }

        var customerId = lost[0].CustomerId;
        var customer = await db.Set<KnownCustomer>()
            .Where(customer => customer.Id == customerId).Select(customer => customer.StripeId).SingleAsync(cancellationToken);
        var listed = await stripe.ListPaymentIntentsAsync(customer, cancellationToken) switch
        {
            GatewayAnswer<ImmutableArray<StripePaymentIntent>>.Done { Value: var intents } => intents,

            // A customer who does not exist at Stripe cannot have been charged.
            GatewayAnswer<ImmutableArray<StripePaymentIntent>>.Refused { Refusal.Reason: RefusalReason.NotFound } => [],
            _ => (ImmutableArray<StripePaymentIntent>?)null,
        };
        if (listed is not { } all)
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<ChargeId>();
        foreach (var charge in lost)
        {
            foreach (var intent in NotedOn(all, charge.Id))
            {
                if ((await TakeFoundAsync(charge.Id, intent, cancellationToken))?.Counts() is true && !found.Contains(charge.Id))
                {
                    found.Add(charge.Id);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether the card's known state can be decided on: an expired card is read at Stripe first.</summary>
    private async Task<bool> IsCardKnownAsync(PortalDb db, ConsentId consent, ChargeId self, CancellationToken cancellationToken) =>
        await chargeContexts.FindAsync(
            new AtomicScope(db),
            consent,
            self,
            personId: "",
            store: null,
            currency: "",
            cancellationToken) is not { Consent: { CardRemovedAt: null, Card: { } card }, Standing: var standing }
        || !standing.IsCardExpiredOn(standing.DayOf(time.GetUtcNow()))
        || await cards.CheckAsync(card.PaymentMethod, cancellationToken) is not CardStanding.NotRead;

    /// <summary>Records a PaymentIntent for a charge; returns the charge's state, null when there is no such charge.</summary>
    private Task<ChargeState?> TakeFoundAsync(ChargeId id, StripePaymentIntent intent, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await scope.Db.Set<Charge>().SingleOrDefaultAsync(charge => charge.Id == id, CancellationToken.None) is not { } charge)
                {
                    return (ChargeState?)null;
                }

                if (charge.PaymentIntentId is { } known && known != intent.Id)
                {
                    return await TakeRepeatedAsync(scope, charge, intent) ?? charge.State;
                }

                await journal.SettleAsync(scope, CallKind, id.Value, CancellationToken.None);
                await TakeIntentAsync(scope, charge, intent);
                return charge.State;
            },
            cancellationToken);

    /// <summary>
    /// Records a further PaymentIntent of a charge as a payment of its own, unless it takes no money: then the bank's disputes and the
    /// person's refund find a row for it.
    /// </summary>
    /// <returns>Its state; null when there is nothing to record.</returns>
    private async Task<ChargeState?> TakeRepeatedAsync(AtomicScope scope, Charge first, StripePaymentIntent intent)
    {
        if (SignalOf(intent) is not (ChargeSignal.WasCharged or ChargeSignal.Processes or ChargeSignal.WasAuthorized)
            || await scope.Db.Set<Charge>().AnyAsync(row => row.PaymentIntentId == intent.Id, CancellationToken.None))
        {
            return null;
        }

        LogRepeated(log, first.Id, intent.Id);
        var number = await ChargeRecords.NextNumberAsync(scope, CancellationToken.None);
        var repeated = Charge.Repeated(number, first, intent, time.GetUtcNow());
        scope.Db.Add(repeated);
        records.Save(scope, repeated, "charge.found", Actor.Portal, ChargeNumber.Write(first.Number));
        await TakeIntentAsync(scope, repeated, intent);
        return repeated.State;
    }

    // The one that took money first: the row is about that, and a further one is a payment of its own.
    private static IEnumerable<StripePaymentIntent> NotedOn(ImmutableArray<StripePaymentIntent> listed, ChargeId charge) =>
        listed.Where(intent => intent.IsNoted(ChargeMetadata, charge.Value))
            .OrderByDescending(intent => SignalOf(intent) is ChargeSignal.WasCharged).ThenBy(intent => intent.CreatedAt);

    [LoggerMessage(6303, LogLevel.Error, "Stripe made charge {ChargeId} a second time, {PaymentIntentId}; recorded as a charge of its own")]
    private static partial void LogRepeated(ILogger log, ChargeId chargeId, PaymentIntentId paymentIntentId);
}
