using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Creates the SetupIntent or PaymentIntent of a setup, once.</summary>
internal sealed class CardIntentCreation(
    Atomic atomic,
    SetupRecords setups,
    CardIntentCalls intents,
    CallJournal journal,
    TimeProvider time)
{
    /// <summary>Creates the intent if the setup waits for it; safe to repeat.</summary>
    public async Task EnsureAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        // Mostly the intent exists, because it was created while the clerk read the terms; then no write transaction is opened.
        if (!IsAwaited(await setups.ReadAsync(id, cancellationToken)))
        {
            return;
        }

        var plan = await atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (!IsAwaited(setup))
                {
                    return null;
                }

                var customerId = setup.CustomerId!.Value;

                var customer = await scope.Db.Set<KnownCustomer>()
                    .Where(customer => customer.Id == customerId).Select(customer => customer.StripeId).SingleAsync(cancellationToken);
                var (usage, ids) = (default(string), SetupRecords.MetadataOf(id).Add("motoportal_customer", customerId.Value));
                if (setup.ConsentId is { } consentId)
                {
                    usage = KindRules.CredentialUsageOf(await scope.Db.Set<Consent>()
                        .Where(consent => consent.Id == consentId).Select(consent => consent.Kind).SingleAsync(cancellationToken));
                    ids = ids.Add("motoportal_consent", consentId.Value);
                }

                var intent =
                    new NewCardIntent(customer, setup.Amount, setup.Task.SavesCard(), usage, setup.OrderReference ?? id.Value, ids);
                return new IntentPlan(
                    intent, await journal.PrepareAsync(scope, CallJournal.IntentKind, id.Value, intent, cancellationToken));
            },
            cancellationToken);
        if (plan is not null)
        {
            var answer = await MakeOrFindAsync(id, plan);
            await atomic.RunAsync(scope => WriteDownAsync(scope, id, plan.Call.Key, answer), CancellationToken.None);
        }
    }

    /// <summary>
    /// Takes an intent that was found at Stripe if the setup still waits for its own. A setup that was given up takes it too, to cancel it.
    /// </summary>
    /// <returns>Whether the intent is the setup's own now.</returns>
    public Task<bool> TakeFoundAsync(CardSetupId id, CardIntent found) =>
        atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, CancellationToken.None);
                if (IsAwaited(setup) && found is { TakesCards: true, Status: not CardIntentStatus.Canceled })
                {
                    Take(scope, setup, found.Id);
                }

                return setup.Intent == found.Id;
            },
            CancellationToken.None);

    private static bool IsAwaited(CardSetup setup) =>
        setup is { State: SetupState.Consented or SetupState.Abandoned, Intent: null, CustomerId: not null };

    /// <summary>A call whose answer was lost may have created the intent, so it is searched for before another is created.</summary>
    private async Task<GatewayAnswer<CardIntent>> MakeOrFindAsync(CardSetupId id, IntentPlan plan)
    {
        if (!plan.Call.FollowsAnOpenOne)
        {
            return await intents.CreateAsync(plan.Intent, plan.Call.Key);
        }

        return await intents.FindAsync(plan.Intent, SetupRecords.MetadataKey, id.Value, CancellationToken.None) switch
        {
            GatewayAnswer<CardIntent?>.Done { Value: { } found } => new GatewayAnswer<CardIntent>.Done(found),
            GatewayAnswer<CardIntent?>.Done => await intents.CreateAsync(plan.Intent, plan.Call.Key),
            GatewayAnswer<CardIntent?>.Refused { Refusal: var refusal } => new GatewayAnswer<CardIntent>.Refused(refusal),
            _ => new GatewayAnswer<CardIntent>.Unknown(),
        };
    }

    private async Task WriteDownAsync(AtomicScope scope, CardSetupId id, string key, GatewayAnswer<CardIntent> answer)
    {
        await journal.NoteAsync(scope, key, answer, CancellationToken.None);
        var setup = await SetupRecords.LoadAsync(scope, id, CancellationToken.None);
        switch (answer)
        {
            // Two calls under different keys were answered: the setup keeps the first intent, and the second is found and canceled.
            case GatewayAnswer<CardIntent>.Done { Value: var second } when setup.Intent is { } known && known != second.Id:
                await CallJournal.LookAgainAsync(scope, key, time.GetUtcNow());
                return;

            // Stripe drops from allowed_payment_method_types what the account cannot do, without an error.
            case GatewayAnswer<CardIntent>.Done { Value: { TakesCards: false } }:
                setup.SetProblem(SetupProblem.Refused);
                setup.CheckAt(null);
                break;
            case GatewayAnswer<CardIntent>.Done { Value: var intent }:
                Take(scope, setup, intent.Id);
                return;
            case GatewayAnswer<CardIntent>.Refused { Refusal.Reason: var reason }:
                setup.SetProblem(SetupProblemMapping.Of(reason));
                setup.CheckAt(null);
                break;
            default:
                setup.SetProblem(SetupProblem.StripeNotReachable);
                setup.CheckAt(time.GetUtcNow() + PollSchedule.RecoveryPause);
                break;
        }

        setups.SaveWithoutEntry(scope, setup);
    }

    private void Take(AtomicScope scope, CardSetup setup, CardIntentId intent)
    {
        setup.Apply(SetupSignal.IntentCreated);
        setup.TakeIntent(intent);
        setup.CheckAt(setup.State is SetupState.Abandoned ? time.GetUtcNow() : null);
        setups.Save(scope, setup, "setup.intent_created", Actor.Portal);
    }

    private sealed record IntentPlan(NewCardIntent Intent, PreparedCall Call);
}
