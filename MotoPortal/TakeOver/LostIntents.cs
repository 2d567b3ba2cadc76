using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives;
using MotoPortal.Restores;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.TakeOver;

/// <summary>
/// Takes over one payment or saved card: a setup that still waits for it takes it, a payment that was made becomes a charge, and the rest
/// is removed at Stripe, because no consent is on record for it.
/// </summary>
internal sealed class LostIntents(
    IDbContextFactory<PortalDb> contexts, ChargeWorkflow charges, CardIntentCalls intents, SpareObjects spares)
{
    /// <summary>Takes it over; null when Stripe cannot be reached.</summary>
    public async Task<MissingState?> TakeAsync(LostTrace lost, CancellationToken cancellationToken)
    {
        var trace = lost.Trace;
        if (lost.Kind is MissingKind.Payment && trace.Noted(ChargeWorkflow.ChargeMetadata) is not null)
        {
            return await ChargeAsync(PaymentIntentId.From(trace.Id), cancellationToken);
        }

        if (CardSetupId.TryFrom(trace.Noted(SetupRecords.MetadataKey)) is not { } setup)
        {
            return MissingState.LeftAlone;
        }

        CardIntentId id = lost.Kind is MissingKind.Payment
            ? new CardIntentId.ToPay(PaymentIntentId.From(trace.Id))
            : new CardIntentId.ToSave(SetupIntentId.From(trace.Id));
        if (!await spares.TakeAsync(id, cancellationToken))
        {
            return null;
        }

        if (await IsOfSetupAsync(setup, id, cancellationToken))
        {
            return MissingState.Taken;
        }

        return await intents.ReadAsync(id, cancellationToken) switch
        {
            GatewayAnswer<CardIntent>.Done { Value: var intent } => await TakeOrRemoveAsync(setup, intent, cancellationToken),
            GatewayAnswer<CardIntent>.Refused { Refusal.Reason: RefusalReason.NotFound } => MissingState.LeftAlone,
            _ => null,
        };
    }

    private async Task<MissingState?> TakeOrRemoveAsync(CardSetupId setup, CardIntent intent, CancellationToken cancellationToken)
    {
        var charged = intent is { Payment.Id: var payment, Status: CardIntentStatus.Succeeded or CardIntentStatus.Processing }
            ? await ChargeAsync(payment, cancellationToken)
            : MissingState.Removed;
        if (charged is null || intent.Status is CardIntentStatus.Canceled or CardIntentStatus.Processing)
        {
            return charged;
        }

        var removed = await spares.RemoveAsync(setup, intent);
        return intent.Payment is not null || removed ? charged : await IsNothingLeftAsync(intent, cancellationToken);
    }

    // The card of a SetupIntent that succeeded may have been removed before, so that there was nothing to do.
    private async Task<MissingState?> IsNothingLeftAsync(CardIntent intent, CancellationToken cancellationToken) =>
        await intents.ReadAsync(intent.Id, cancellationToken) is GatewayAnswer<CardIntent>.Done { Value: var now }
            && (now.Status is CardIntentStatus.Canceled || now.Card?.Customer is null)
                ? MissingState.LeftAlone
                : null;

    private async Task<MissingState?> ChargeAsync(PaymentIntentId payment, CancellationToken cancellationToken) =>
        await charges.TakeOverAsync(payment, cancellationToken) switch
        {
            TakeOutcome.Read => MissingState.Taken,
            TakeOutcome.NotOurs => MissingState.LeftAlone,
            _ => null,
        };

    private async Task<bool> IsOfSetupAsync(CardSetupId id, CardIntentId intent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CardSetup>().AsNoTracking().SingleOrDefaultAsync(setup => setup.Id == id, cancellationToken) is { } row
            && row.Intent == intent;
    }
}
