using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard;

/// <content>Finding out what is true at Stripe, whoever asks: a webhook, the reconciler, a cancel, the start of the portal.</content>
internal sealed partial class SaveCardWorkflow
{
    private static readonly TimeSpan RestPause = TimeSpan.FromSeconds(30);

    /// <summary>Reads Stripe and writes down what is true. Idempotent, and free of order.</summary>
    public async Task SettleAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var setup = await ReadAsync(id, cancellationToken);
        switch (setup.State)
        {
            case SetupState.Draft or SetupState.Saved or SetupState.Paid or SetupState.Detached:
            case SetupState.PaidLate when setup.LateCard is null:
                return;
            case SetupState.Consented:
                await EnsureIntentAsync(id, cancellationToken);
                return;
            case SetupState.IntentReady or SetupState.OnReader or SetupState.Settling:
                await SettleAttemptAsync(setup, readerFirst: false, cancellationToken);
                return;
            case SetupState.Abandoned:
                await SettleAbandonedAsync(setup, cancellationToken);
                return;
            case SetupState.Detaching or SetupState.PaidLate:
                await DetachAsync(setup);
                return;
        }
    }

    /// <summary>Looks after a setup whose time to be looked at has come: polls its reader, or stops it when its time is over.</summary>
    public async Task LookAfterAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var setup = await ReadAsync(id, cancellationToken);
        if (setup is not { State: SetupState.OnReader or SetupState.Settling, EndsAt: { } ends })
        {
            await SettleAsync(id, cancellationToken);
        }
        else if (setup.CancelingFor is { } why)
        {
            await StopReaderAsync(id, why, Actor.Portal, cancellationToken);
        }
        else if (ends <= time.GetUtcNow())
        {
            await StopReaderAsync(id, SetupProblem.TimedOut, Actor.Portal, cancellationToken);
        }
        else
        {
            await SettleAttemptAsync(setup, readerFirst: true, cancellationToken);
        }
    }

    /// <summary>Has Stripe make the SetupIntent or PaymentIntent if that is what the setup waits for; safe to repeat.</summary>
    private async Task EnsureIntentAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var plan = await atomic.RunAsync(
            async scope =>
            {
                var setup = await CardSetups.LoadAsync(scope, id, cancellationToken);
                if (setup is not { State: SetupState.Consented or SetupState.Abandoned, Intent: null, CustomerId: { } customerId })
                {
                    return null;
                }

                var customer = await scope.Db.Set<KnownCustomer>().Where(customer => customer.Id == customerId).Select(customer => customer.StripeId).SingleAsync(cancellationToken);
                var (usage, ids) = (default(string), OurIds(id).Add("motoportal_customer", customerId.Value));
                if (setup.ConsentId is { } consentId)
                {
                    usage = KindRules.CredentialUsageOf(await scope.Db.Set<Consent>().Where(consent => consent.Id == consentId).Select(consent => consent.Kind).SingleAsync(cancellationToken));
                    ids = ids.Add("motoportal_consent", consentId.Value);
                }

                var intent = new NewCardIntent(customer, setup.Amount, setup.Task.SavesCard(), usage, setup.OrderReference ?? id.Value, ids);
                return new IntentPlan(intent, await journal.PrepareAsync(scope, "intent", id.Value, intent, cancellationToken));
            },
            cancellationToken);
        if (plan is not null)
        {
            var answer = await MakeOrFindIntentAsync(id, plan);
            await atomic.RunAsync(scope => WriteIntentDownAsync(scope, id, plan.Call.Key, answer), CancellationToken.None);
        }
    }

    /// <summary>A call whose answer stayed unknown may have made the intent: it is looked for before another is made.</summary>
    private async Task<GatewayAnswer<CardIntent>> MakeOrFindIntentAsync(CardSetupId id, IntentPlan plan)
    {
        if (!plan.Call.FollowsAnOpenOne)
        {
            return await intents.CreateAsync(plan.Intent, plan.Call.Key);
        }

        return await intents.FindAsync(plan.Intent, SetupMetadata, id.Value, CancellationToken.None) switch
        {
            GatewayAnswer<CardIntent?>.Done { Value: { } found } => new GatewayAnswer<CardIntent>.Done(found),
            GatewayAnswer<CardIntent?>.Done => await intents.CreateAsync(plan.Intent, plan.Call.Key),
            GatewayAnswer<CardIntent?>.Refused { Refusal: var refusal } => new GatewayAnswer<CardIntent>.Refused(refusal),
            _ => new GatewayAnswer<CardIntent>.Unknown(),
        };
    }

    private async Task WriteIntentDownAsync(AtomicScope scope, CardSetupId id, string key, GatewayAnswer<CardIntent> answer)
    {
        await journal.NoteAsync(scope, key, answer, CancellationToken.None);
        var setup = await CardSetups.LoadAsync(scope, id, CancellationToken.None);
        switch (answer)
        {
            // allowed_payment_method_types drops silently what the account cannot do.
            case GatewayAnswer<CardIntent>.Done { Value: { TakesCards: false } }:
                setup.Meet(SetupProblem.Refused);
                setup.CheckAt(null);
                break;
            case GatewayAnswer<CardIntent>.Done { Value: var intent }:
                setup.TryApply(SetupSignal.IntentCreated);
                setup.TakeIntent(intent.Id);
                setup.CheckAt(setup.State is SetupState.Abandoned ? time.GetUtcNow() : null);
                setups.Save(scope, setup, "setup.intent_created", Actor.Portal);
                return;
            case GatewayAnswer<CardIntent>.Refused { Refusal.Reason: var reason }:
                setup.Meet(SetupProblems.Of(reason));
                setup.CheckAt(null);
                break;
            default:
                setup.Meet(SetupProblem.StripeNotReachable);
                setup.CheckAt(time.GetUtcNow() + RecoveryPause);
                break;
        }

        setups.SaveQuietly(scope, setup);
    }

    private async Task SettleAttemptAsync(CardSetup setup, bool readerFirst, CancellationToken cancellationToken)
    {
        if (setup.Intent is not { } intentId)
        {
            return;
        }

        ReaderReading reading = new ReaderReading.NotRead();
        if (readerFirst)
        {
            reading = await ReadReaderAsync(setup, cancellationToken);
            if (reading is ReaderReading.Read { Action: { Status: ReaderActionStatus.InProgress } action } && intentId.IsWorkedOnBy(action))
            {
                await ApplyAsync(setup, new SettleDecision.AtWork(), null);
                return;
            }
        }

        if (await intents.ReadAsync(intentId, cancellationToken) is not GatewayAnswer<CardIntent>.Done { Value: var intent })
        {
            return;
        }

        var facts = new AttemptFacts(
            intentId, setup.Task.SavesCard(), setup.Attempt, setup.KnownTry, setup.AcceptedAt is not null, setup.CancelingFor, time.GetUtcNow() - (setup.SentAt ?? setup.StartedAt));
        var decision = SettlePolicy.Decide(facts, intent, reading);
        if (decision is SettleDecision.NotYet && reading is ReaderReading.NotRead && (setup.State is not SetupState.IntentReady || setup.Attempt > 0))
        {
            decision = SettlePolicy.Decide(facts, intent, await ReadReaderAsync(setup, cancellationToken));
        }

        await ApplyAsync(setup, decision, intent);
    }

    private async Task<ReaderReading> ReadReaderAsync(CardSetup setup, CancellationToken cancellationToken) =>
        setup.ReaderId is { } reader && await stripe.ReadReaderAsync(reader, cancellationToken) is GatewayAnswer<StripeReader>.Done { Value.Action: var action }
            ? new ReaderReading.Read(action)
            : new ReaderReading.NotRead();

    /// <summary>Writes a decision down, unless the setup has begun another attempt since it was read.</summary>
    private Task ApplyAsync(CardSetup read, SettleDecision decision, CardIntent? intent) =>
        atomic.RunAsync(
            async scope =>
            {
                var setup = await CardSetups.LoadAsync(scope, read.Id, CancellationToken.None);

                // A reader that was seen at work brings an attempt back to life only if nothing has happened to it since.
                if (setup.Attempt == read.Attempt && (decision is not SettleDecision.AtWork || setup.State is not SetupState.IntentReady || setup.Version == read.Version))
                {
                    await ApplyAsync(scope, setup, decision, intent);
                }
            },
            CancellationToken.None);

    private async Task ApplyAsync(AtomicScope scope, CardSetup setup, SettleDecision decision, CardIntent? intent)
    {
        var before = setup.State;
        switch (decision)
        {
            case SettleDecision.Saved { Card: var card, CountedAsMoto: var moto } when setup.TryApply(SetupSignal.CardSaved) && setup.State != before:
                await TakeCardAsync(scope, setup, card, moto);
                break;
            case SettleDecision.Paid { Payment: var payment } when setup.TryApply(SetupSignal.PaymentTaken) && setup.State != before:
                await TakePaymentAsync(scope, setup, payment);
                break;
            case SettleDecision.Declined { DeclineCode: var code } when setup.TryApply(SetupSignal.CardDeclined) && setup.State != before:
                await EndAttemptAsync(scope, setup, SetupProblem.Declined, code, intent);
                setups.Save(scope, setup, "setup.card_declined", Actor.Portal, code);
                break;
            case SettleDecision.Failed { Problem: var problem } when setup.TryApply(SetupSignal.ReaderFailed) && setup.State != before:
                await EndAttemptAsync(scope, setup, problem, null, intent);
                setups.Save(scope, setup, "setup.reader_failed", Actor.Portal, problem.ToString());
                break;
            case SettleDecision.Declined { DeclineCode: var code } when before is SetupState.IntentReady && intent?.LatestTry is { } latest && !string.Equals(latest, setup.KnownTry, StringComparison.Ordinal):
                // A try that was taken for lost was made after all: the next one is told apart from it.
                setup.EndAttempt(SetupProblem.Declined, code, null, latest);
                setups.Save(scope, setup, "setup.card_declined", Actor.Portal, code);
                break;
            case SettleDecision.AtWork when before is SetupState.IntentReady:
                await TakeUpAgainAsync(scope, setup);
                break;
            case SettleDecision.AtWork when before is SetupState.Settling || setup.AcceptedAt is null:
                setup.TryApply(SetupSignal.StillOnReader);
                setup.Accept(time.GetUtcNow());
                setups.Save(scope, setup, "setup.on_reader", Actor.Portal, setup.ReaderLabel);
                break;
        }
    }

    private async Task TakeCardAsync(AtomicScope scope, CardSetup setup, StripeCard card, bool? moto)
    {
        if (setup.ReaderId is { } reader)
        {
            await ReaderLeases.ReleaseAsync(scope, reader, setup.Id, CancellationToken.None);
        }

        if (setup.State is SetupState.Detaching)
        {
            setup.TakeLateCard(card.Id);
            setup.CheckAt(time.GetUtcNow());
            setups.Save(scope, setup, "setup.late_card", Actor.Portal);
            return;
        }

        setup.Succeed();
        setup.CheckAt(null);
        await consents.SealAsync(scope, setup.ConsentId!.Value, card, moto, CancellationToken.None);
        setups.SaveQuietly(scope, setup);
        if (moto is not true)
        {
            LogNotMoto(log, setup.Id);
        }
    }

    private async Task EndAttemptAsync(AtomicScope scope, CardSetup setup, SetupProblem problem, string? declineCode, CardIntent? intent)
    {
        setup.EndAttempt(problem, declineCode, null, intent?.LatestTry);
        setup.CheckAt(CallTimes.NextLook(setup.SentAt!.Value, time.GetUtcNow()));
        await ReaderLeases.ReleaseAsync(scope, setup.ReaderId!.Value, setup.Id, CancellationToken.None);
    }

    /// <summary>Cancels what was made ahead; a card that was saved all the same is removed, and a payment that was taken is written down.</summary>
    private async Task SettleAbandonedAsync(CardSetup setup, CancellationToken cancellationToken)
    {
        if (setup.Intent is null)
        {
            await EnsureIntentIsKnownAsync(setup, cancellationToken);
            setup = await ReadAsync(setup.Id, cancellationToken);
        }

        if (setup.Intent is not { } intentId)
        {
            return;
        }

        var answer = await intents.ReadAsync(intentId, cancellationToken);
        switch (answer)
        {
            case GatewayAnswer<CardIntent>.Done { Value: { Status: CardIntentStatus.Succeeded } intent } when SettlePolicy.DecideOnSuccess(savesCard: intent.Payment is null, intent) is var decision and not SettleDecision.NotYet:
                await ApplyAsync(setup, decision, intent);
                await SettleAsync(setup.Id, cancellationToken);
                return;
            case GatewayAnswer<CardIntent>.Done { Value.Status: CardIntentStatus.Canceled }:
                await RestAsync(setup.Id);
                return;
            case GatewayAnswer<CardIntent>.Done:
                await DarkenReaderAsync(setup, intentId, cancellationToken);
                await CancelIntentAsync(setup.Id, intentId);
                return;
        }
    }

    /// <summary>A command that was taken for lost may have lit its reader after the setup was given up: it is stopped.</summary>
    private async Task DarkenReaderAsync(CardSetup setup, CardIntentId intent, CancellationToken cancellationToken)
    {
        if (setup.ReaderId is { } reader
            && await ReadReaderAsync(setup, cancellationToken) is ReaderReading.Read { Action: { Status: ReaderActionStatus.InProgress } action }
            && intent.IsWorkedOnBy(action))
        {
            var parameters = new { reader = reader.Value, attempt = setup.Attempt };
            var call = await atomic.RunAsync(scope => journal.PrepareAsync(scope, "cancel", setup.Id.Value, parameters, CancellationToken.None), CancellationToken.None);
            var answer = await stripe.CancelReaderActionAsync(reader, call.Key);
            await atomic.RunAsync(scope => journal.NoteAsync(scope, call.Key, answer, CancellationToken.None), CancellationToken.None);
        }
    }

    /// <summary>An intent whose making was never answered is asked for once more with its own key, so that it can be canceled.</summary>
    private async Task EnsureIntentIsKnownAsync(CardSetup setup, CancellationToken cancellationToken)
    {
        if (await journal.IsOpenAsync("intent", setup.Id.Value, cancellationToken))
        {
            await EnsureIntentAsync(setup.Id, cancellationToken);
        }
        else
        {
            await RestAsync(setup.Id);
        }
    }

    private async Task CancelIntentAsync(CardSetupId id, CardIntentId intent)
    {
        var call = await atomic.RunAsync(scope => journal.PrepareAsync(scope, "cancel_intent", id.Value, new { intent = intent.Value }, CancellationToken.None), CancellationToken.None);
        var answer = await intents.CancelAsync(intent, call.Key);
        await atomic.RunAsync(
            async scope =>
            {
                await journal.NoteAsync(scope, call.Key, answer, CancellationToken.None);
                var setup = await CardSetups.LoadAsync(scope, id, CancellationToken.None);
                setup.CheckAt(answer is GatewayAnswer<CardIntent>.Done ? null : time.GetUtcNow() + RestPause);
                setups.SaveQuietly(scope, setup);
            },
            CancellationToken.None);
    }

    private async Task DetachAsync(CardSetup setup)
    {
        var card = setup.LateCard!.Value;
        var call = await atomic.RunAsync(scope => journal.PrepareAsync(scope, "detach", setup.Id.Value, new { card = card.Value }, CancellationToken.None), CancellationToken.None);
        var answer = await stripe.DetachCardAsync(card, call.Key);

        // Whatever it answered, the card counts as removed only when it was read to be gone.
        var isGone = answer is not GatewayAnswer<StripeCard?>.NotSent && await cards.ReadAsync(card, CancellationToken.None) is CardStanding.Gone;
        await atomic.RunAsync(
            async scope =>
            {
                await journal.NoteAsync(scope, call.Key, answer, CancellationToken.None);
                var kept = await CardSetups.LoadAsync(scope, setup.Id, CancellationToken.None);
                if (isGone && kept.TryApply(SetupSignal.CardDetached))
                {
                    kept.TakeLateCard(kept.State is SetupState.PaidLate ? null : card);
                    kept.CheckAt(null);
                    setups.Save(scope, kept, "card.detached", Actor.Portal);
                }
                else
                {
                    kept.CheckAt(time.GetUtcNow() + RestPause);
                    setups.SaveQuietly(scope, kept);
                }
            },
            CancellationToken.None);
    }

    private Task RestAsync(CardSetupId id) =>
        atomic.RunAsync(
            async scope =>
            {
                var setup = await CardSetups.LoadAsync(scope, id, CancellationToken.None);
                setup.CheckAt(null);
                setups.SaveQuietly(scope, setup);
            },
            CancellationToken.None);

    private async Task<CardSetup> ReadAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CardSetup>().AsNoTracking().SingleAsync(setup => setup.Id == id, cancellationToken);
    }

    private sealed record IntentPlan(NewCardIntent Intent, PreparedCall Call);

    [LoggerMessage(6102, LogLevel.Warning, "The card of setup {SetupId} is saved, but Stripe does not count it as taken by mail or telephone")]
    private static partial void LogNotMoto(ILogger log, CardSetupId setupId);
}
