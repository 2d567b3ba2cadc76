using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard;

/// <content>A payment that is taken now: agreed to, taken, or taken too late.</content>
internal sealed partial class SaveCardWorkflow
{
    /// <summary>
    /// The customer said yes to the amount that was read out: written down before any reader is asked. Where the card is kept too, the
    /// consent follows; otherwise the PaymentIntent is made.
    /// </summary>
    public async Task<StepOutcome> AgreePaymentAsync(CardSetupId id, ConsentDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var setupNow = await ReadAsync(id, cancellationToken);
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
                    await ForgetDraftAsync(scope, id, cancellationToken);

                    // Should this process end before the PaymentIntent is made, the reconciler makes it.
                    setup.CheckAt(time.GetUtcNow() + RecoveryPause);
                }

                setups.SaveAgreement(scope, setup, draft.Payment, actor);
                return null;
            },
            cancellationToken);
        if (state is { } elsewhere)
        {
            return new StepOutcome.NotNow(elsewhere);
        }

        await EnsureIntentAsync(id, CancellationToken.None);
        return new StepOutcome.Kept();
    }

    /// <summary>No payment is taken: the customer said no, or the caller was not identified.</summary>
    public Task<StepOutcome> DeclinePaymentAsync(CardSetupId id, ConsentRefusalReason reason, Actor actor, CancellationToken cancellationToken) =>
        atomic.RunAsync<StepOutcome>(
            async scope =>
            {
                var setup = await CardSetups.LoadAsync(scope, id, cancellationToken);
                if (setup.State is not SetupState.Draft || !setup.Task.TakesPayment() || !setup.TryApply(SetupSignal.GivenUp))
                {
                    return new StepOutcome.NotNow(setup.State);
                }

                await ForgetDraftAsync(scope, id, cancellationToken);
                setups.Save(scope, setup, "payment.refused", actor, reason.ToString());
                return new StepOutcome.Kept();
            },
            cancellationToken);

    private static bool MayAgree(CardSetup setup, ConsentDraft draft) =>
        setup is { Step: SetupStep.Consent, AmountAgreedAt: null, Amount: not null } && setup.Task.TakesPayment()
        && setup.Channel == draft.Channel && setup.CustomerId == draft.Customer;

    /// <summary>In one transaction: the charge, the card in its consent where it is kept, and the reader let go.</summary>
    private async Task TakePaymentAsync(AtomicScope scope, CardSetup setup, StripePaymentIntent payment)
    {
        if (setup.ReaderId is { } reader)
        {
            await ReaderLeases.ReleaseAsync(scope, reader, setup.Id, CancellationToken.None);
        }

        var isLate = setup.State is SetupState.PaidLate;
        var clerk = new Actor(setup.AgreedById!, setup.AgreedBy!, setup.AgreedByRole!);
        var store = await scope.Db.Users.Where(person => person.Id == clerk.Id).Select(person => person.LocationId).SingleOrDefaultAsync(CancellationToken.None);
        var consent = isLate ? null : setup.ConsentId;
        setup.Succeed();
        setup.CheckAt(null);
        await charges.TakenOnReaderAsync(
            scope, new ReaderPayment(setup.Id, consent, setup.CustomerId!.Value, payment.Amount, setup.OrderReference ?? "", store, payment), clerk, CancellationToken.None);
        if (isLate)
        {
            NoteLatePayment(scope, setup, payment);
            return;
        }

        if (consent is { } under && payment.Card is { } card)
        {
            await consents.SealAsync(scope, under, card, payment.CountedAsMoto, CancellationToken.None);
        }

        setups.SaveQuietly(scope, setup);
        if (payment.CountedAsMoto is not true)
        {
            LogPaymentNotMoto(log, setup.Id);
        }
    }

    // The money is not hidden: it stands as a charge for a person to refund. A card that nobody may keep goes.
    private void NoteLatePayment(AtomicScope scope, CardSetup setup, StripePaymentIntent payment)
    {
        if (setup.Task.SavesCard() && payment.Card is { } card)
        {
            setup.TakeLateCard(card.Id);
            setup.CheckAt(time.GetUtcNow());
        }

        setups.Save(scope, setup, "setup.late_payment", Actor.Portal);
        LogPaidLate(log, setup.Id);
    }

    [LoggerMessage(6103, LogLevel.Warning, "The payment of setup {SetupId} is taken, but Stripe does not count it as taken by mail or telephone")]
    private static partial void LogPaymentNotMoto(ILogger log, CardSetupId setupId);

    [LoggerMessage(6104, LogLevel.Warning, "Setup {SetupId} was charged after it had been given up; somebody has to refund it")]
    private static partial void LogPaidLate(ILogger log, CardSetupId setupId);
}
