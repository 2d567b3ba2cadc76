using System.Text.Json;
using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.DelayedJobs;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>Authorizes a card for a PaymentIntent, with the charge, the intent, the saved card, and their events.</summary>
internal sealed class PaymentAuthorization(
    ObjectStore store,
    Rendering rendering,
    EventLog events,
    ChargeMaker charges,
    CustomerCards cards,
    Bank bank,
    DelayedJobQueue later,
    OpenDisputes disputes)
{
    private const string Pending = "pending";

    /// <summary>Sends the card to the bank; false when the PaymentIntent does not wait for that any more.</summary>
    public bool TryBegin(StoredObject intent)
    {
        if (PaymentIntentTransitions.Next(StateOf(intent), PaymentIntentSignal.CardSent) is null)
        {
            return false;
        }

        Move(intent, PaymentIntentSignal.CardSent);
        intent.Json["next_action"] = null;
        store.Save(intent);
        return true;
    }

    /// <summary>Applies the bank's answer.</summary>
    /// <param name="intent">The intent, begun by <see cref="TryBegin"/>.</param>
    /// <param name="card">The card to charge.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="origin">The request; null for a reader's own action.</param>
    /// <returns>The error; null for success, or when more has to happen first.</returns>
    public ApiError? Finish(StoredObject intent, StoredObject card, ConfirmTerms terms, RequestOrigin? origin) =>
        Conclude(intent, card, terms, bank.Answer(card, (long)intent.Json["amount"]!, terms), origin);

    /// <summary>Applies a given answer of the bank.</summary>
    /// <returns>The error; null for success, or when more has to happen first.</returns>
    public ApiError? Conclude(StoredObject intent, StoredObject card, ConfirmTerms terms, BankAnswer answer, RequestOrigin? origin)
    {
        intent.Json["payment_method"] = card.Id;
        switch (answer)
        {
            case BankAnswer.CustomerWanted:
                AskCustomer(intent, terms, origin);
                return null;
            case BankAnswer.Later wait:
                Wait(intent, charges.Make(intent, card, terms), wait, origin);
                return null;
            case BankAnswer.Approved approved:
                Accept(intent, card, charges.Make(intent, card, terms), approved, origin);
                return null;
            case BankAnswer.Declined declined:
                return Refuse(intent, card, charges.Make(intent, card, terms), declined, origin);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Applies the bank's late answer.</summary>
    public void ConcludePending(StoredObject intent)
    {
        if (StateOf(intent) != PaymentIntentState.Processing || intent.Hidden[Pending] is not { } pending)
        {
            return;
        }

        intent.Hidden.Remove(Pending);
        intent.Json["processing"] = null;
        var card = store.Find("payment_method", intent.Text("payment_method")!)!;
        var charge = store.Find("charge", intent.Text("latest_charge")!)!;
        if ((string?)pending["reason"] is { } reason)
        {
            var declined = new BankAnswer.Declined(KnownDeclineCodes.Find(reason)!, (string?)pending["advice"]);
            Refuse(intent, card, charge, declined, origin: null);
        }
        else
        {
            Accept(intent, card, charge, new BankAnswer.Approved(), origin: null);
        }
    }

    /// <summary>Authenticates the customer, or fails to; false when nothing waits for that.</summary>
    public bool Authenticate(StoredObject intent, bool succeeds)
    {
        if (StateOf(intent) != PaymentIntentState.RequiresAction)
        {
            return false;
        }

        var terms = intent.Hidden[nameof(ConfirmTerms)].Deserialize<ConfirmTerms>()!;
        var card = store.Find("payment_method", intent.Text("payment_method")!)!;
        intent.Hidden.Remove(nameof(ConfirmTerms));
        if (succeeds)
        {
            TryBegin(intent);
            Conclude(intent, card, terms, Bank.AnswerAuthenticated(card), origin: null);
            return true;
        }

        var error = ApiError.Invalid(
            "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
            code: "payment_intent_authentication_failure")
            with
        { More = new JsonObject { ["payment_method"] = rendering.Show(card) } };
        TurnBack(intent, error);
        events.Append("payment_intent.payment_failed", rendering.Show(intent), origin: null);
        return true;
    }

    private void Wait(StoredObject intent, StoredObject charge, BankAnswer.Later wait, RequestOrigin? origin)
    {
        intent.Json["latest_charge"] = charge.Id;
        intent.Json["processing"] = new JsonObject { ["card"] = new JsonObject(), ["type"] = "card" };
        intent.Hidden[Pending] = new JsonObject { ["reason"] = wait.Reason?.Name, ["advice"] = wait.Advice };
        store.Save(intent);
        later.Put(LatePayments.StepName, intent.Id, wait.Wait);
        events.Append("charge.pending", rendering.Show(charge), origin);
        events.Append("payment_intent.processing", rendering.Show(intent), origin);
    }

    private void Accept(StoredObject intent, StoredObject card, StoredObject charge, BankAnswer.Approved approved, RequestOrigin? origin)
    {
        var isManual = (string?)intent.Json["capture_method"] == "manual";
        var amount = (long)intent.Json["amount"]!;
        charges.Accept(charge, isCaptured: !isManual, approved.WithElevatedRisk);
        Move(intent, isManual ? PaymentIntentSignal.Authorized : PaymentIntentSignal.Paid);
        intent.Json["latest_charge"] = charge.Id;
        intent.Json["last_payment_error"] = null;
        intent.Json["amount_capturable"] = isManual ? amount : 0;
        intent.Json["amount_received"] = isManual ? 0 : amount;
        store.Save(intent);

        var saves = intent.Json["setup_future_usage"] is not null;
        if (saves && card.Text("customer") is null
            && intent.Text("customer") is { } customer && store.Find("customer", customer) is not null)
        {
            cards.Attach(card, customer, origin);
        }
        else
        {
            UseUp(card);
        }

        events.Append("charge.succeeded", rendering.Show(charge), origin);
        events.Append(isManual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", rendering.Show(intent), origin);
        if (!isManual)
        {
            disputes.OpenByNature(charge, CardMaker.OutcomeOf(card));
        }
    }

    private ApiError Refuse(
        StoredObject intent, StoredObject card, StoredObject charge, BankAnswer.Declined declined, RequestOrigin? origin)
    {
        var error = declined.Reason.ToError(declined.Advice);
        UseUp(card);
        charges.Refuse(charge, error, declined.BlockedByStripe);
        var more = error.More?.DeepClone().AsObject() ?? [];
        more["charge"] = charge.Id;
        more["payment_method"] = rendering.Show(card);
        error = error with { More = more };

        intent.Json["latest_charge"] = charge.Id;
        TurnBack(intent, error);
        events.Append("charge.failed", rendering.Show(charge), origin);
        events.Append("payment_intent.payment_failed", rendering.Show(intent), origin);
        return error;
    }

    private void TurnBack(StoredObject intent, ApiError error)
    {
        Move(intent, PaymentIntentSignal.Refused);
        intent.Json["last_payment_error"] = error.ToHash();
        intent.Json["payment_method"] = null;
        intent.Json["next_action"] = null;
        store.Save(intent);
    }

    private void AskCustomer(StoredObject intent, ConfirmTerms terms, RequestOrigin? origin)
    {
        intent.Hidden[nameof(ConfirmTerms)] = JsonSerializer.SerializeToNode(terms);
        Move(intent, PaymentIntentSignal.CustomerWanted);
        intent.Json["next_action"] = new JsonObject
        {
            ["type"] = "use_stripe_sdk",
            ["use_stripe_sdk"] = new JsonObject { ["type"] = "three_d_secure_redirect" },
        };
        store.Save(intent);
        events.Append("payment_intent.requires_action", rendering.Show(intent), origin);
    }

    /// <summary>Stripe does not allow an unattached card to be used a second time.</summary>
    private void UseUp(StoredObject card)
    {
        if (card.Text("customer") is null)
        {
            card.Hidden["used_up"] = true;
            store.Save(card);
        }
    }

    private static PaymentIntentState StateOf(StoredObject intent) => PaymentIntentTransitions.Of(intent.Text("status")!);

    private static void Move(StoredObject intent, PaymentIntentSignal signal) =>
        intent.Json["status"] = PaymentIntentTransitions.NameOf(PaymentIntentTransitions.Next(StateOf(intent), signal)!.Value);
}
