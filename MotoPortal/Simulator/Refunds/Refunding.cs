using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.DelayedJobs;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Refunds;

/// <summary>
/// Makes refunds: at once, after some time, or with a failure after a seeming success. See https://docs.stripe.com/refunds.
/// </summary>
internal sealed class Refunding(
    ObjectStore store, Rendering rendering, EventLog events, FaultBoard faults, DelayedJobQueue later, TimeProvider time) : IDelayedStep
{
    private const string Step = "refund";
    private const string Fails = "fails";

    /// <inheritdoc />
    public string Name => Step;

    /// <summary>Refunds an amount of a charge, which the caller has validated.</summary>
    public StoredObject Refund(StoredObject charge, long amount, JsonObject parameters, RequestOrigin origin)
    {
        var card = store.Find("payment_method", charge.Text("payment_method")!)!;
        var outcome = CardMaker.OutcomeOf(card);
        var pending = faults.Take(FaultKind.RefundPending);
        var failing = faults.Take(FaultKind.RefundFails);
        var isPending = pending is not null || outcome == TestCardOutcome.SavesThenRefundWaits;
        var fails = failing is not null || outcome == TestCardOutcome.SavesThenRefundFails;

        var json = Shapes.New("refund", time.GetUtcNow());
        json["amount"] = amount;
        json["charge"] = charge.Id;
        json["currency"] = charge.Text("currency");
        json["customer"] = charge.Text("customer");
        json["payment_intent"] = charge.Text("payment_intent");
        json["payment_method"] = card.Id;
        json["status"] = isPending ? "pending" : "succeeded";
        if (isPending)
        {
            json["pending_reason"] = "processing";
        }

        Changes.Apply(json, parameters, "metadata", "reason");
        var refund = store.Add("refund", json, new JsonObject { [Fails] = fails });
        GiveBack(charge, amount, origin);
        events.Append("refund.created", rendering.Show(refund), origin);
        if (isPending || fails)
        {
            var milliseconds = (pending ?? failing)?.Milliseconds ?? FaultBoard.DefaultMilliseconds(FaultKind.RefundPending);
            later.Put(Step, refund.Id, TimeSpan.FromMilliseconds(milliseconds));
        }

        return refund;
    }

    /// <inheritdoc />
    public void Run(StoredObject subject)
    {
        var before = rendering.Show(subject);
        var fails = (bool)subject.Hidden[Fails]!;
        subject.Json["status"] = fails ? "failed" : "succeeded";
        subject.Json.Remove("pending_reason");
        if (fails)
        {
            subject.Json["failure_reason"] = "expired_or_canceled_card";
            subject.Json["failure_balance_transaction"] = null;
        }

        store.Save(subject);
        if (fails)
        {
            TakeBack(store.Find("charge", subject.Text("charge")!)!, (long)subject.Json["amount"]!);
        }

        var now = rendering.Show(subject);
        events.Append("refund.updated", now, origin: null, Changes.Previous(before, now));
        events.Append("charge.refund.updated", now, origin: null, Changes.Previous(before, now));
        if (fails)
        {
            events.Append("refund.failed", now, origin: null);
        }
    }

    private void GiveBack(StoredObject charge, long amount, RequestOrigin origin)
    {
        var before = rendering.Show(charge);
        Put(charge, (long)charge.Json["amount_refunded"]! + amount);
        events.Append("charge.refunded", rendering.Show(charge), origin, Changes.Previous(before, charge.Json));
    }

    private void TakeBack(StoredObject charge, long amount) => Put(charge, (long)charge.Json["amount_refunded"]! - amount);

    private void Put(StoredObject charge, long refunded)
    {
        charge.Json["amount_refunded"] = refunded;
        charge.Json["refunded"] = refunded == (long)charge.Json["amount_captured"]!;
        store.Save(charge);
    }
}
