using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>
/// Answers charges as the banks of Stripe's test cards do: https://docs.stripe.com/testing, and by the last digits of amounts on simulated
/// readers: https://docs.stripe.com/terminal/references/testing.
/// </summary>
internal sealed class Bank(FaultBoard faults, TimeProvider time)
{
    private const string AuthenticationRequired = "authentication_required";

    /// <summary>The bank's answer to a charge.</summary>
    public BankAnswer Answer(StoredObject card, long amount, ConfirmTerms terms)
    {
        if (faults.Take(FaultKind.ChargeDeclined) is { } declined)
        {
            return Decline(declined.Code ?? "generic_decline", declined.Advice);
        }

        if (faults.Take(FaultKind.ChargeNeedsCustomer) is not null)
        {
            return Authenticate(terms, canAskCustomer: !terms.OnReader);
        }

        if (!terms.OnReader && (faults.Take(FaultKind.ChargeSucceedsLater) ?? faults.Take(FaultKind.ChargeFailsLater)) is { } late)
        {
            var reason = late.Kind == FaultKind.ChargeFailsLater ? KnownDeclineCodes.Find(late.Code ?? "generic_decline") : null;
            return new BankAnswer.Later(TimeSpan.FromMilliseconds(late.Milliseconds), reason, late.Advice);
        }

        var outcome = CardMaker.OutcomeOf(card);
        return outcome switch
        {
            _ when IsExpired(card) => Decline("expired_card"),
            TestCardOutcome.SavesThenDeclines => Decline("generic_decline"),
            TestCardOutcome.SavesThenNeedsAuthentication when terms.Moto || terms.OnReader => new BankAnswer.Approved(),
            TestCardOutcome.SavesThenLacksFunds when terms.Moto || terms.OnReader => Decline("insufficient_funds"),
            TestCardOutcome.SavesThenNeedsAuthentication or TestCardOutcome.SavesThenLacksFunds =>
                Authenticate(terms, canAskCustomer: true),
            TestCardOutcome.SavesThenAlwaysNeedsAuthentication => Authenticate(terms, canAskCustomer: !terms.Moto && !terms.OnReader),
            TestCardOutcome.SavesWithElevatedRisk => new BankAnswer.Approved(WithElevatedRisk: true),
            TestCardOutcome.Fraudulent => new BankAnswer.Declined(KnownDeclineCodes.Find("fraudulent")!, BlockedByStripe: true),
            _ when !TestCard.IsSavedBy(outcome) => Decline(Declines.ReasonOf(outcome)),
            _ when terms.OnReader && ReasonOfAmount(amount) is { } reason => Decline(reason),
            _ => new BankAnswer.Approved(),
        };
    }

    /// <summary>The bank's answer after the customer has authenticated.</summary>
    public static BankAnswer AnswerAuthenticated(StoredObject card) =>
        CardMaker.OutcomeOf(card) == TestCardOutcome.SavesThenLacksFunds ? Decline("insufficient_funds") : new BankAnswer.Approved();

    private bool IsExpired(StoredObject card)
    {
        var now = time.GetUtcNow();
        var (year, month) = ((long)card.Json["card"]!["exp_year"]!, (long)card.Json["card"]!["exp_month"]!);
        return year < now.Year || (year == now.Year && month < now.Month);
    }

    private static BankAnswer Authenticate(ConfirmTerms terms, bool canAskCustomer) =>
        canAskCustomer && !terms.OffSession && !terms.ErrorOnAction ? new BankAnswer.CustomerWanted() : Decline(AuthenticationRequired);

    private static BankAnswer.Declined Decline(string reason, string? advice = null) => new(KnownDeclineCodes.Find(reason)!, advice);

    private static string? ReasonOfAmount(long amount) => (amount % 100) switch
    {
        1 => "call_issuer",
        2 => "offline_pin_required",
        3 => "online_or_offline_pin_required",
        5 => "generic_decline",
        55 => "incorrect_pin",
        65 => "withdrawal_count_limit_exceeded",
        75 => "pin_try_exceeded",
        _ => null,
    };
}
