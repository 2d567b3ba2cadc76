using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>
/// Takes or removes what calls with a lost answer made at Stripe for a setup: the intent that it still waits for is taken, a second intent
/// is canceled, a second customer is deleted.
/// </summary>
internal sealed partial class SpareObjects(
    Atomic atomic,
    IDbContextFactory<PortalDb> contexts,
    SetupRecords setups,
    StripeGateway stripe,
    CardIntentCalls intents,
    CardIntentCreation creation,
    CardChecks cards,
    CallJournal journal,
    ILogger<SpareObjects> log)
{
    /// <summary>Looks at Stripe for what calls of this kind made for a setup.</summary>
    /// <param name="kind">The kind of call.</param>
    /// <param name="id">The setup.</param>
    /// <param name="isLast">Whether nothing is looked for afterwards.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task LookAsync(string kind, CardSetupId id, bool isLast, CancellationToken cancellationToken)
    {
        // What a call on its way makes is left to its sender.
        if (await journal.IsOnItsWayAsync(kind, id.Value, cancellationToken))
        {
            return;
        }

        await (kind is CallJournal.IntentKind
            ? LookForIntentsAsync(id, cancellationToken)
            : LookForCustomersAsync(id, isLast, cancellationToken));
    }

    /// <summary>Takes or removes the intent that an event names and no setup has, if it was made for one.</summary>
    /// <returns>False when Stripe could not be asked.</returns>
    public async Task<bool> TakeAsync(CardIntentId intent, CancellationToken cancellationToken)
    {
        var (found, noted) = intent switch
        {
            CardIntentId.ToSave { Id: var saving } => await stripe.ReadSetupIntentAsync(saving, cancellationToken) switch
            {
                GatewayAnswer<StripeSetupIntent>.Done { Value: var read } =>
                    (CardIntent.Of(read), read.Metadata?.GetValueOrDefault(SetupRecords.MetadataKey)),
                GatewayAnswer<StripeSetupIntent>.Refused { Refusal.Reason: RefusalReason.NotFound } => (null, ""),
                _ => (null, null),
            },
            CardIntentId.ToPay { Id: var paying } => await stripe.ReadPaymentIntentAsync(paying, cancellationToken) switch
            {
                GatewayAnswer<StripePaymentIntent>.Done { Value: var read } =>
                    (CardIntent.Of(read), read.Metadata?.GetValueOrDefault(SetupRecords.MetadataKey) ?? ""),
                GatewayAnswer<StripePaymentIntent>.Refused { Refusal.Reason: RefusalReason.NotFound } => (null, ""),
                _ => (null, null),
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (found is null)
        {
            return noted is not null;
        }

        if (CardSetupId.TryFrom(noted) is { } id && await ExistsAsync(id, cancellationToken)
            && !await journal.IsOnItsWayAsync(CallJournal.IntentKind, id.Value, cancellationToken))
        {
            await TakeOrRemoveAsync(id, found);
        }

        return true;
    }

    /// <summary>Cancels an intent for which no setup waits, or detaches the card that it has saved.</summary>
    /// <param name="id">The setup for which it was made, which need not have a row.</param>
    /// <param name="spare">The intent as read.</param>
    /// <returns>Whether nothing of it is left at Stripe.</returns>
    public async Task<bool> RemoveAsync(CardSetupId id, CardIntent spare)
    {
        if (spare is not { Status: CardIntentStatus.Succeeded })
        {
            var call = await PrepareAsync(id, "cancel_spare", new { intent = spare.Id.Value });
            var canceled = await intents.CancelAsync(spare.Id, call.Key);
            await NoteAsync(call.Key, canceled);
            return canceled is GatewayAnswer<CardIntent>.Done;
        }

        if (spare.Card is null
            && await intents.ReadAsync(spare.Id, CancellationToken.None) is GatewayAnswer<CardIntent>.Done { Value: var read })
        {
            spare = read;
        }

        if (spare.Card is not { Id: var card } || await cards.ReadAsync(card, CancellationToken.None) is not CardStanding.Attached)
        {
            return false;
        }

        var detach = await PrepareAsync(id, "detach_spare", new { card = card.Value });
        await NoteAsync(detach.Key, await stripe.DetachCardAsync(card, detach.Key));
        return await cards.ReadAsync(card, CancellationToken.None) is CardStanding.Gone;
    }

    private async Task<bool> ExistsAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CardSetup>().AnyAsync(setup => setup.Id == id, cancellationToken);
    }

    private async Task LookForIntentsAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var setup = await db.Set<CardSetup>().AsNoTracking().SingleOrDefaultAsync(setup => setup.Id == id, cancellationToken);
        if (setup?.CustomerId is not { } customerId
            || await db.Set<KnownCustomer>().Where(known => known.Id == customerId)
                .Select(known => (CustomerId?)known.StripeId).SingleOrDefaultAsync(cancellationToken) is not { } customer)
        {
            return;
        }

        foreach (var takesPayment in (bool[])[false, true])
        {
            if (await intents.ListAsync(customer, takesPayment, SetupRecords.MetadataKey, id.Value, cancellationToken)
                is GatewayAnswer<ImmutableArray<CardIntent>>.Done { Value: var found })
            {
                foreach (var intent in found)
                {
                    await TakeOrRemoveAsync(id, intent);
                }
            }
        }
    }

    private async Task TakeOrRemoveAsync(CardSetupId id, CardIntent found)
    {
        if (await creation.TakeFoundAsync(id, found) || found.Status is CardIntentStatus.Canceled)
        {
            return;
        }

        if (found.Payment is not null && found.Status is CardIntentStatus.Succeeded or CardIntentStatus.Processing)
        {
            // No reader was ever asked to take a card for it.
            LogSparePaid(log, id, found.Id.Value);
            return;
        }

        if (await RemoveAsync(id, found))
        {
            await NoteRemovedAsync(id, found.Id.Value);
        }
    }

    private async Task LookForCustomersAsync(CardSetupId id, bool isLast, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var setup = await db.Set<CardSetup>().AsNoTracking().SingleOrDefaultAsync(setup => setup.Id == id, cancellationToken);
        if (setup is null || (setup is { State: SetupState.Draft, CustomerId: null } && !isLast))
        {
            // The clerk's next try takes what is there.
            return;
        }

        if (await stripe.SearchNotedCustomersAsync(SetupRecords.MetadataKey, id.Value, cancellationToken)
            is not GatewayAnswer<StripeMatches<StripeCustomer>>.Done { Value.Items: var found })
        {
            return;
        }

        foreach (var spare in found)
        {
            if (!await db.Set<KnownCustomer>().AnyAsync(known => known.StripeId == spare.Id, cancellationToken)
                && await stripe.ListCardsAsync(spare.Id, cancellationToken)
                    is GatewayAnswer<ImmutableArray<StripeCard>>.Done { Value: [] }
                && await stripe.DeleteCustomerAsync(spare.Id) is GatewayAnswer<bool>.Done)
            {
                await NoteRemovedAsync(id, spare.Id.Value);
            }
        }
    }

    private Task<PreparedCall> PrepareAsync<TParameters>(CardSetupId id, string kind, TParameters parameters) =>
        atomic.RunAsync(
            scope => journal.PrepareAsync(scope, kind, id.Value, parameters, CancellationToken.None), CancellationToken.None);

    private Task NoteAsync<T>(string key, GatewayAnswer<T> answer) =>
        atomic.RunAsync(scope => journal.NoteAsync(scope, key, answer, CancellationToken.None), CancellationToken.None);

    private Task NoteRemovedAsync(CardSetupId id, string spare) =>
        atomic.RunAsync(
            async scope => setups.Save(
                scope,
                await SetupRecords.LoadAsync(scope, id, CancellationToken.None),
                "setup.spare_removed",
                Actor.Portal,
                spare),
            CancellationToken.None);

    [LoggerMessage(6105, LogLevel.Error, "Setup {SetupId} has a second PaymentIntent at Stripe that was paid: {PaymentIntentId}")]
    private static partial void LogSparePaid(ILogger log, CardSetupId setupId, string paymentIntentId);
}
