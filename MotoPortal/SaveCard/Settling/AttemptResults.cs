using MotoPortal.Charges.Records;
using MotoPortal.Consents;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>Records the result of an attempt on a reader.</summary>
internal sealed partial class AttemptResults(
    SetupRecords setups,
    ConsentRecords consents,
    ChargeRecords charges,
    LeaseRecords leases,
    TimeProvider time,
    ILogger<AttemptResults> log)
{
    /// <summary>Attaches the saved card to its consent; a card that was saved too late is marked for removal.</summary>
    public async Task TakeCardAsync(AtomicScope scope, CardSetup setup, StripeCard card, bool? moto)
    {
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
        setups.SaveWithoutEntry(scope, setup);
        if (moto is not true)
        {
            LogNotMoto(log, setup.Id);
        }
    }

    /// <summary>Records the charge and, if the card is saved, attaches it to its consent, in one transaction.</summary>
    public async Task TakePaymentAsync(AtomicScope scope, CardSetup setup, StripePaymentIntent payment)
    {
        var isLate = setup.State is SetupState.PaidLate;
        var clerk = Actor.OfRow(setup.AgreedById!, setup.AgreedBy!, setup.AgreedByRole!);
        var consent = isLate ? null : setup.ConsentId;
        setup.Succeed();
        setup.CheckAt(null);
        await charges.TakenOnReaderAsync(
            scope,
            new ReaderPayment(
                setup.Id, consent, setup.CustomerId!.Value, payment.Amount, setup.OrderReference ?? "", setup.StoreId, payment,
                isLate ? setup.AmountAgreedAt : null, ApprovalOf(setup)),
            clerk,
            CancellationToken.None);
        if (isLate)
        {
            NoteLatePayment(scope, setup, payment);
            return;
        }

        if (consent is { } under && payment.Card is { } card)
        {
            await consents.SealAsync(scope, under, card, payment.CountedAsMoto, CancellationToken.None);
        }

        setups.SaveWithoutEntry(scope, setup);
        if (payment.CountedAsMoto is not true)
        {
            LogPaymentNotMoto(log, setup.Id);
        }
    }

    private static ReaderPayment.SecondPerson? ApprovalOf(CardSetup setup) =>
        setup is { ApprovedById: { } id, ApprovedAt: { } at }
            ? new(id, setup.ApprovedBy ?? "", setup.ApprovalReason ?? "", at, setup.ApprovedClauses ?? "")
            : null;

    // A late payment is recorded as a charge for a person to refund. A card that may not be kept is removed.
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

    /// <summary>Records why an attempt that has left its reader failed.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="problem">Why.</param>
    /// <param name="declineCode">Stripe's decline code; null when no bank was asked.</param>
    /// <param name="latestTry">The last SetupAttempt or Charge at Stripe; null when it was not read.</param>
    public void End(CardSetup setup, SetupProblem problem, string? declineCode, string? latestTry)
    {
        setup.EndAttempt(problem, declineCode, null, latestTry);
        setup.CheckAt(CallTimes.NextLook(setup.SentAt!.Value, time.GetUtcNow()));
    }

    /// <summary>
    /// Resumes an attempt that was considered lost but is active on a reader: it is followed like any other, and stopped if its time is
    /// over.
    /// </summary>
    public async Task ResumeAttemptAsync(AtomicScope scope, CardSetup setup)
    {
        var now = time.GetUtcNow();
        setup.Apply(SetupSignal.StillOnReader);
        setup.Accept(now);
        setup.Succeed();
        setup.CheckAt(now + PollSchedule.SoonPause);

        // If another setup has leased the reader meanwhile, it keeps the lease: its command has replaced this one, which the next poll
        // sees.
        await leases.TakeAsync(scope, setup.ReaderId!.Value, setup.Id, setup.StartedBy, setup.CustomerId, Later(setup.EndsAt, now)
            + LeaseRecords.Margin, CancellationToken.None);
        setups.Save(scope, setup, "setup.on_reader", Actor.Portal, setup.ReaderLabel);
    }

    private static DateTimeOffset Later(DateTimeOffset? ends, DateTimeOffset now) => ends is { } end && end > now ? end : now;

    [LoggerMessage(
        6102, LogLevel.Warning, "The card of setup {SetupId} is saved, but Stripe does not count it as taken by mail or telephone")]
    private static partial void LogNotMoto(ILogger log, CardSetupId setupId);

    [LoggerMessage(
        6103, LogLevel.Warning, "The payment of setup {SetupId} is taken, but Stripe does not count it as taken by mail or telephone")]
    private static partial void LogPaymentNotMoto(ILogger log, CardSetupId setupId);

    [LoggerMessage(6104, LogLevel.Warning, "Setup {SetupId} was charged after it had been given up; somebody has to refund it")]
    private static partial void LogPaidLate(ILogger log, CardSetupId setupId);
}
