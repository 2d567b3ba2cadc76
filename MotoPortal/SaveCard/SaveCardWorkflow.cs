using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard;

/// <summary>Starts setups and gives them up; each step between has its own workflow.</summary>
internal sealed class SaveCardWorkflow(
    ActingPerson acting, Atomic atomic, SetupRecords setups, ConsentRecords consents, SettlingWorkflow settling, TimeProvider time)
{
    /// <summary>Starts a setup.</summary>
    public async Task<Permitted<CardSetupId>> StartAsync(SetupTask task, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SaveCards, cancellationToken) is not { } actor)
        {
            return new Permitted<CardSetupId>.NotAllowed();
        }

        var store = await acting.StoreAsync(cancellationToken);
        return await atomic.RunAsync<Permitted<CardSetupId>>(
            scope =>
            {
                var setup = CardSetup.Start(task, actor, store, time.GetUtcNow());
                scope.Db.Add(setup);
                setups.Save(scope, setup, "setup.started", actor, task is SetupTask.SaveCard ? null : task.ToString());
                return Task.FromResult<Permitted<CardSetupId>>(new Permitted<CardSetupId>.Given(setup.Id));
            },
            cancellationToken);
    }

    /// <summary>
    /// Starts a payment of the order for which no card is saved: the same customer and order, the amount still to be said. The refusal
    /// stays as it was recorded. Null when nothing was refused there.
    /// </summary>
    public async Task<Permitted<CardSetupId?>> PayWithoutSavingAsync(CardSetupId refused, CancellationToken cancellationToken)
    {
        switch (await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == refused, cancellationToken))
        {
            case Permission.NotAllowed:
                return new Permitted<CardSetupId?>.NotAllowed();
            case Permission.Given { Actor: var actor }:
                var store = await acting.StoreAsync(cancellationToken);
                return new Permitted<CardSetupId?>.Given(await atomic.RunAsync(
                    async scope =>
                    {
                        var ended = await SetupRecords.LoadAsync(scope, refused, cancellationToken);
                        if (ended is not { State: SetupState.Abandoned, CustomerId: { } customer, Channel: { } channel }
                            || !await scope.Db.Set<ConsentRefusal>().AnyAsync(refusal => refusal.SetupId == refused, cancellationToken))
                        {
                            return (CardSetupId?)null;
                        }

                        var setup = CardSetup.Start(SetupTask.PayNow, actor, store, time.GetUtcNow());
                        setup.TakeCustomer(customer);
                        setup.NoteOrder(channel, ended.OrderReference, amount: null);
                        scope.Db.Add(setup);
                        setups.Save(scope, setup, "setup.started", actor, nameof(SetupTask.PayNow));
                        return setup.Id;
                    },
                    cancellationToken));
            default:
                return new Permitted<CardSetupId?>.Given(null);
        }
    }

    /// <summary>Gives a setup up and cancels the intent that was created ahead at Stripe.</summary>
    public async Task<StepOutcome> GiveUpAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        var state = await atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup.State is SetupState.Abandoned || !setup.TryApply(SetupSignal.GivenUp))
                {
                    return setup.State;
                }

                if (setup.ConsentId is { } consent)
                {
                    consents.EndWithoutCard(scope, consent, actor);
                }

                setup.CheckAt(time.GetUtcNow() + PollSchedule.RecoveryPause);
                await SetupRecords.ForgetDraftAsync(scope, id, cancellationToken);
                setups.Save(scope, setup, "setup.given_up", actor);
                return SetupState.Abandoned;
            },
            cancellationToken);
        if (state is not SetupState.Abandoned)
        {
            return new StepOutcome.NotNow(state);
        }

        // Settling is refused if the person has lost their role meanwhile; the reconciler then does it.
        _ = await settling.SettleAsync(id, CancellationToken.None);
        return new StepOutcome.Kept();
    }
}
