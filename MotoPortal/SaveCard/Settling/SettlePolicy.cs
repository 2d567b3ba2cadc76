using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>
/// Decides the result of an attempt. The SetupIntent or PaymentIntent is authoritative; the reader only explains why there is no card.
/// </summary>
internal static class SettlePolicy
{
    /// <summary>Decides on what was read.</summary>
    public static SettleDecision Decide(AttemptFacts facts, CardIntent intent, ReaderReading reading) => intent.Status switch
    {
        CardIntentStatus.Succeeded => DecideOnSuccess(facts.SavesCard, intent),
        CardIntentStatus.Processing => new SettleDecision.NotYet(),
        CardIntentStatus.Canceled => new SettleDecision.Failed(SetupProblem.IntentUnusable),

        // The customer is on the telephone and cannot authenticate online, so this counts as a decline.
        CardIntentStatus.NeedsCustomer => new SettleDecision.Declined("authentication_required"),
        CardIntentStatus.WaitsForCard => DecideWithoutCard(facts, intent, reading),
    };

    /// <summary>
    /// Decides on an intent that succeeded. A card that is to be saved must be named; for a payment alone it need not be.
    /// </summary>
    public static SettleDecision DecideOnSuccess(bool savesCard, CardIntent intent) => intent switch
    {
        { Payment: { } payment } when payment.Card is not null || !savesCard => new SettleDecision.Paid(payment),
        { Payment: null, Card: { } card } => new SettleDecision.Saved(card, intent.CountedAsMoto),
        _ => new SettleDecision.NotYet(),
    };

    private static SettleDecision DecideWithoutCard(AttemptFacts facts, CardIntent intent, ReaderReading reading)
    {
        if (intent.LastFailure is { } failure && intent.LatestTry is { } latest
            && !string.Equals(latest, facts.LastSeenAttempt, StringComparison.Ordinal))
        {
            return new SettleDecision.Declined(failure.MostTelling);
        }

        return reading switch
        {
            ReaderReading.NotRead => new SettleDecision.NotYet(),
            ReaderReading.Gone { IsDeleted: var isDeleted } => new SettleDecision.Failed(
                facts.CancelingFor ?? (isDeleted ? SetupProblem.ReaderDeleted : SetupProblem.ReaderGone)),
            ReaderReading.Read { Action: { } action } when facts.Intent.IsWorkedOnBy(action) => DecideByOurAction(facts, action),
            ReaderReading.Read => DecideWithoutAction(facts),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static SettleDecision DecideByOurAction(AttemptFacts facts, StripeReaderAction action) => action switch
    {
        { Status: ReaderActionStatus.InProgress } => new SettleDecision.AtWork(),

        // The intent is read a moment before Stripe updates it.
        { Status: ReaderActionStatus.Succeeded } => new SettleDecision.NotYet(),

        // Stripe keeps only the last action and gives it no id: a failed one may still be that of the previous attempt.
        { Status: ReaderActionStatus.Failed } when !facts.WasAccepted && facts.Attempt > 1 => DecideWithoutAction(facts),
        { Failure: { IsDecline: true } failure } => new SettleDecision.Declined(failure.MostTelling),
        { Failure.Code: "customer_canceled" } => new SettleDecision.Failed(SetupProblem.CanceledOnReader),
        { Failure.Code: "connection_error" } => new SettleDecision.Failed(SetupProblem.ConnectionLost),
        _ => new SettleDecision.Failed(SetupProblem.ReaderFailed),
    };

    private static SettleDecision DecideWithoutAction(AttemptFacts facts) => facts switch
    {
        { CancelingFor: { } why } => new SettleDecision.Failed(why),

        // An action that was accepted and is gone was canceled at the reader or in Stripe's Dashboard; Stripe sends no event for that.
        { WasAccepted: true } => new SettleDecision.Failed(SetupProblem.CanceledOnReader),

        // Until the call's timeout the command may still arrive; afterwards it is assumed, not known, that it did not.
        _ when facts.SinceSent < CallTimes.SurelyOver => new SettleDecision.NotYet(),
        _ => new SettleDecision.Failed(SetupProblem.ReaderNotReached),
    };
}
