using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>Captures or cancels a PaymentIntent.</summary>
internal sealed class CaptureOperations(ObjectStore store, Rendering rendering, EventLog events, OpenDisputes disputes, TimeProvider time)
    : IOperations
{
    private const string Type = "payment_intent";

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("POST", "/v1/payment_intents/{id}/capture", Capture),
        new("POST", "/v1/payment_intents/{id}/cancel", Cancel),
    ];

    private Answer Capture(Call call)
    {
        if (store.Find(Type, call.Id) is not { } intent)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        if (PaymentIntentTransitions.Next(StateOf(intent), PaymentIntentSignal.Captured) is not { } captured)
        {
            return PaymentIntentErrors.Unexpected(
                rendering.Show(intent),
                $"This PaymentIntent could not be captured because it has a status of {intent.Text("status")}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.");
        }

        var capturable = (long)intent.Json["amount_capturable"]!;
        var amount = (long?)call.Parameters["amount_to_capture"] ?? capturable;
        if (amount > capturable)
        {
            return ApiError.Invalid(
                "The amount_to_capture cannot be more than the amount_capturable of the PaymentIntent.",
                "amount_to_capture",
                "amount_too_large");
        }

        Changes.Apply(intent.Json, call.Parameters, "metadata", "statement_descriptor_suffix");
        var charge = store.Find("charge", intent.Text("latest_charge")!)!;
        charge.Json["captured"] = true;
        charge.Json["amount_captured"] = amount;
        store.Save(charge);
        intent.Json["status"] = PaymentIntentTransitions.NameOf(captured);
        intent.Json["amount_capturable"] = 0;
        intent.Json["amount_received"] = amount;
        store.Save(intent);
        events.Append("charge.captured", rendering.Show(charge), call.Origin);
        events.Append("payment_intent.succeeded", rendering.Show(intent), call.Origin);
        if (store.Find("payment_method", intent.Text("payment_method")!) is { } card)
        {
            disputes.OpenByNature(charge, CardMaker.OutcomeOf(card));
        }

        return rendering.Show(intent);
    }

    private Answer Cancel(Call call)
    {
        if (store.Find(Type, call.Id) is not { } intent)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        var state = StateOf(intent);
        if (PaymentIntentTransitions.Next(state, PaymentIntentSignal.GivenUp) is not { } canceled)
        {
            return PaymentIntentErrors.Unexpected(
                rendering.Show(intent),
                $"You cannot cancel this PaymentIntent because it has a status of {intent.Text("status")}. Only a PaymentIntent with one of the following statuses may be canceled: "
                + "requires_payment_method, requires_capture, requires_confirmation, requires_action.");
        }

        if (state == PaymentIntentState.RequiresCapture)
        {
            Release(store.Find("charge", intent.Text("latest_charge")!)!, call.Origin);
        }

        intent.Json["status"] = PaymentIntentTransitions.NameOf(canceled);
        intent.Json["amount_capturable"] = 0;
        intent.Json["canceled_at"] = time.GetUtcNow().ToUnixTimeSeconds();
        intent.Json["cancellation_reason"] = call.Parameters["cancellation_reason"]?.DeepClone();
        intent.Json["next_action"] = null;
        store.Save(intent);
        events.Append("payment_intent.canceled", rendering.Show(intent), call.Origin);
        return rendering.Show(intent);
    }

    /// <summary>Releases a held amount, which Stripe shows as a refund of an uncaptured charge.</summary>
    private void Release(StoredObject charge, RequestOrigin origin)
    {
        charge.Json["amount_refunded"] = charge.Json["amount"]!.DeepClone();
        charge.Json["refunded"] = true;
        store.Save(charge);
        events.Append("charge.refunded", rendering.Show(charge), origin, new JsonObject { ["amount_refunded"] = 0, ["refunded"] = false });
    }

    private static PaymentIntentState StateOf(StoredObject intent) => PaymentIntentTransitions.Of(intent.Text("status")!);
}
