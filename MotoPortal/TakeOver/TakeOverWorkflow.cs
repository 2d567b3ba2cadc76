using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Restores;

namespace MotoPortal.TakeOver;

/// <summary>Shows an administrator what a restored database lacks, and takes it over from Stripe.</summary>
internal sealed class TakeOverWorkflow(
    ActingPerson acting,
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    StripeComparison comparison,
    CopyRecords copies,
    CustomerRecords customers,
    LostIntents intents,
    RefundWorkflow refunds,
    StripeGateway stripe,
    LedgerWriter ledger,
    TimeProvider time)
{
    /// <summary>The copy that stands still, otherwise the last one that was taken over; null when there was none.</summary>
    public async Task<Permitted<CopyView?>> ReadAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return new Permitted<CopyView?>.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await CopyRecords.FindAsync(db, cancellationToken)
            ?? await db.Set<RestoredCopy>().OrderByDescending(copy => copy.TakenOverAt).FirstOrDefaultAsync(cancellationToken))
            is not { } copy)
        {
            return new Permitted<CopyView?>.Given(null);
        }

        var missing = await db.Set<MissingObject>().AsNoTracking().OrderBy(missing => missing.CreatedAt).ThenBy(missing => missing.Id)
            .ToListAsync(cancellationToken);
        var ids = missing.Select(one => one.CustomerId).OfType<CustomerId>().Distinct().ToList();
        var known = await db.Set<KnownCustomer>().AsNoTracking().Where(customer => ids.Contains(customer.StripeId))
            .ToDictionaryAsync(customer => customer.StripeId, cancellationToken);
        return new Permitted<CopyView?>.Given(new CopyView(
            copy.LedgerSize,
            copy.CheckpointSize,
            copy.NewestAt,
            copy.FoundAt,
            copy.TakenOverAt,
            [
                .. missing.Select(one => new MissingView(
                    one.Id,
                    one.Kind,
                    one.CreatedAt,
                    one.Amount,
                    one.HasSucceeded,
                    one.State,
                    one.CustomerId,
                    one.CustomerId is { } id ? known.GetValueOrDefault(id)?.ToView() : null)),
            ]));
    }

    /// <summary>
    /// Takes over what is missing, object by object; what was taken over stays when it cannot be finished. Then charging goes on.
    /// </summary>
    public async Task<TakeOverOutcome> TakeOverAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new TakeOverOutcome.NotAllowed();
        }

        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await CopyRecords.FindAsync(db, cancellationToken) is null)
            {
                return new TakeOverOutcome.NotNow();
            }
        }

        // Stripe is asked anew, since the portal may have stood still for long.
        if (await comparison.FindAsync(await copies.NewestAsync(cancellationToken), cancellationToken) is not { } lost)
        {
            return new TakeOverOutcome.CannotAskStripe();
        }

        await copies.NoteAsync(outside: null, lost, cancellationToken);
        foreach (var one in lost)
        {
            if (await TakeAsync(one, cancellationToken) is not { } state)
            {
                return new TakeOverOutcome.CannotAskStripe();
            }

            await atomic.RunAsync(
                async scope => (await scope.Db.Set<MissingObject>().SingleAsync(row => row.Id == one.Trace.Id, CancellationToken.None))
                    .Settle(state),
                CancellationToken.None);
        }

        await atomic.RunAsync(scope => FinishAsync(scope, actor, cancellationToken), cancellationToken);
        return new TakeOverOutcome.Done();
    }

    private async Task<MissingState?> TakeAsync(LostTrace lost, CancellationToken cancellationToken)
    {
        if (lost.Kind is MissingKind.Refund)
        {
            return await TakeRefundAsync(lost.Trace, cancellationToken);
        }

        if (lost.Kind is not MissingKind.Customer)
        {
            return await intents.TakeAsync(lost, cancellationToken);
        }

        switch (await stripe.ReadCustomerAsync(CustomerId.From(lost.Trace.Id), cancellationToken))
        {
            case GatewayAnswer<StripeCustomer>.Done { Value: var found }:
                await atomic.RunAsync(scope => TakeCustomerAsync(scope, lost.Trace, found, cancellationToken), cancellationToken);
                return MissingState.Taken;
            case GatewayAnswer<StripeCustomer>.Refused { Refusal.Reason: RefusalReason.NotFound }:
                return MissingState.LeftAlone;
            default:
                return null;
        }
    }

    // After the payments: the charge of a refund may have been missing as well.
    private async Task<MissingState?> TakeRefundAsync(StripeTrace trace, CancellationToken cancellationToken) =>
        ChargeId.TryFrom(trace.Noted(ChargeWorkflow.ChargeMetadata)) is not { } charge ? MissingState.LeftAlone
        : await refunds.TakeOverAsync(charge, cancellationToken) switch
        {
            TakeOutcome.Read => MissingState.Taken,
            TakeOutcome.NotOurs => MissingState.LeftAlone,
            _ => null,
        };

    private async Task TakeCustomerAsync(
        AtomicScope scope, StripeTrace trace, StripeCustomer found, CancellationToken cancellationToken)
    {
        // The id that the customer had here, unless the clerk of a later setup has chosen the customer meanwhile.
        var id = PortalCustomerId.TryFrom(trace.Noted("motoportal_customer")) is { } noted
            && !await scope.Db.Set<KnownCustomer>().AnyAsync(known => known.Id == noted, cancellationToken)
                ? noted
                : PortalCustomerId.Create(time.GetUtcNow());
        await customers.RememberAsync(scope, found, id, cancellationToken);
    }

    private async Task FinishAsync(AtomicScope scope, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = await scope.Db.Set<RestoredCopy>().Where(copy => copy.TakenOverAt == null).ToListAsync(cancellationToken);
        open.ForEach(copy => copy.TakeOver(actor, now));

        // A card that was removed since the copy, or a customer who was deleted, is read before the next day's turn.
        await scope.Db.Set<KnownCustomer>().Where(known => known.NextCheckAt != null)
            .ExecuteUpdateAsync(known => known.SetProperty(row => row.NextCheckAt, now), cancellationToken);
        var states = await scope.Db.Set<MissingObject>().Select(missing => new { missing.Kind, missing.State })
            .ToListAsync(cancellationToken);
        ledger.Append(
            scope,
            "restore.taken_over",
            actor,
            default,
            new RestoreEntries.TakenOver(
                states.Count(one => one is { Kind: MissingKind.Customer, State: MissingState.Taken }),
                states.Count(one => one is { Kind: MissingKind.Payment, State: MissingState.Taken }),
                states.Count(one => one is { Kind: MissingKind.SavedCard, State: MissingState.Taken }),
                states.Count(one => one.State is MissingState.Removed)));
        scope.Ring(ChargingStop.Topic);
    }
}
