using MotoPortal.Accounts;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.PaymentStep;

/// <summary>The step of a payment that is taken now: the customer agrees to its amount, or does not.</summary>
internal sealed class PaymentStepWorkflow(ActingPerson acting, Atomic atomic, CardSetups setups, CardIntentCreation creation, TimeProvider time)
{
    /// <summary>
    /// The customer said yes to the amount that was read out: written down before any reader is asked. Where the card is kept too, the
    /// consent follows; otherwise the PaymentIntent is made.
    /// </summary>
    public async Task<StepOutcome> AgreePaymentAsync(CardSetupId id, ConsentDraft draft, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SaveCards, cancellationToken) is not { } actor)
        {
            return new StepOutcome.NotAllowed();
        }

        var setupNow = await setups.ReadAsync(id, cancellationToken);
        if (!MayAgree(setupNow, draft))
        {
            return new StepOutcome.NotNow(setupNow.State);
        }

        var problems = draft.Payment.Check(setupNow.Task, setupNow.Channel!.Value, setupNow.Amount);
        if (!problems.IsEmpty)
        {
            return new StepOutcome.Invalid(problems);
        }

        var state = await atomic.RunAsync(
            async scope =>
            {
                var setup = await CardSetups.LoadAsync(scope, id, cancellationToken);
                if (!MayAgree(setup, draft) || setup.Amount != draft.Payment.Agreed)
                {
                    return (SetupState?)setup.State;
                }

                setup.AgreeAmount(actor, time.GetUtcNow());
                if (!setup.Task.SavesCard() && setup.TryApply(SetupSignal.ConsentRecorded))
                {
                    await CardSetups.ForgetDraftAsync(scope, id, cancellationToken);

                    // Should this process end before the PaymentIntent is made, the reconciler makes it.
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

    /// <summary>No payment is taken: the customer said no, or the caller was not identified.</summary>
    public async Task<StepOutcome> DeclinePaymentAsync(CardSetupId id, ConsentRefusalReason reason, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SaveCards, cancellationToken) is not { } actor)
        {
            return new StepOutcome.NotAllowed();
        }

        return await atomic.RunAsync<StepOutcome>(
            async scope =>
            {
                var setup = await CardSetups.LoadAsync(scope, id, cancellationToken);
                if (setup.State is not SetupState.Draft || !setup.Task.TakesPayment() || !setup.TryApply(SetupSignal.GivenUp))
                {
                    return new StepOutcome.NotNow(setup.State);
                }

                await CardSetups.ForgetDraftAsync(scope, id, cancellationToken);
                setups.Save(scope, setup, "payment.refused", actor, reason.ToString());
                return new StepOutcome.Kept();
            },
            cancellationToken);
    }

    private static bool MayAgree(CardSetup setup, ConsentDraft draft) =>
        setup is { Step: SetupStep.Consent, AmountAgreedAt: null, Amount: not null } && setup.Task.TakesPayment()
        && setup.Channel == draft.Channel && setup.CustomerId == draft.Customer;
}
