using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.PaymentStep;

/// <summary>The payment step: the customer agrees to the amount or refuses it.</summary>
internal sealed class PaymentStepWorkflow(
    ActingPerson acting, Atomic atomic, SetupRecords setups, CallerFacts callers, CardIntentCreation creation, TimeProvider time)
{
    /// <summary>
    /// Records that the customer agreed to the amount that was read out, before any reader is asked. If the card is saved too, the consent
    /// follows; otherwise the PaymentIntent is created.
    /// </summary>
    public async Task<StepOutcome> AgreePaymentAsync(CardSetupId id, ConsentDraft draft, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        var setupNow = await setups.ReadAsync(id, cancellationToken);
        if (!MayAgree(setupNow, draft))
        {
            return new StepOutcome.NotNow(setupNow.State);
        }

        var problems = draft.Payment.Check(setupNow.Task, setupNow.Channel!.Value, setupNow.Amount);
        if (problems.IsEmpty && setupNow is { Task: SetupTask.PayNow, Channel: OrderChannel.Telephone }
            && !await callers.SupportsAsync(id, draft.Payment.IdentityCheck!.Value, cancellationToken))
        {
            problems = problems.Add(nameof(PaymentForm.IdentityCheck), FieldProblem.NotOnRecord);
        }

        if (!problems.IsEmpty)
        {
            return new StepOutcome.Invalid(problems);
        }

        var state = await atomic.RunAsync(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (!MayAgree(setup, draft) || setup.Amount != draft.Payment.Agreed)
                {
                    return (SetupState?)setup.State;
                }

                setup.AgreeAmount(actor, time.GetUtcNow());
                if (!setup.Task.SavesCard() && setup.TryApply(SetupSignal.ConsentRecorded))
                {
                    await SetupRecords.ForgetDraftAsync(scope, id, cancellationToken);

                    // If this process stops before the PaymentIntent is created, the reconciler creates it.
                    setup.CheckAt(time.GetUtcNow() + PollSchedule.RecoveryPause);
                }

                setups.SaveAgreement(scope, setup, draft.Payment, actor);
                return null;
            },
            cancellationToken);
        if (state is { } elsewhere)
        {
            return new StepOutcome.NotNow(elsewhere);
        }

        await creation.EnsureAsync(id, CancellationToken.None);
        return new StepOutcome.Kept();
    }

    /// <summary>Records that no payment is taken: the customer refused, or the caller was not identified.</summary>
    public async Task<StepOutcome> DeclinePaymentAsync(CardSetupId id, ConsentRefusalReason reason, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        return await atomic.RunAsync<StepOutcome>(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup.State is not SetupState.Draft || !setup.Task.TakesPayment() || !setup.TryApply(SetupSignal.GivenUp))
                {
                    return new StepOutcome.NotNow(setup.State);
                }

                await SetupRecords.ForgetDraftAsync(scope, id, cancellationToken);
                setups.Save(scope, setup, "payment.refused", actor, reason.ToString());
                return new StepOutcome.Kept();
            },
            cancellationToken);
    }

    private static bool MayAgree(CardSetup setup, ConsentDraft draft) =>
        setup is { Step: SetupStep.Consent, AmountAgreedAt: null, Amount: not null } && setup.Task.TakesPayment()
        && setup.Channel == draft.Channel && setup.CustomerId == draft.Customer;
}
