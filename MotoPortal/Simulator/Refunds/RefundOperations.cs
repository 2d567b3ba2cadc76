using System.Text.Json.Nodes;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.PaymentIntents;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Refunds;

/// <summary>Refunds: https://docs.stripe.com/api/refunds.</summary>
internal sealed class RefundOperations(ObjectStore store, Rendering rendering, Lists lists, EventLog events, Refunding refunding)
    : IOperations
{
    private const string Type = "refund";

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("POST", "/v1/refunds", Create),
        new("GET", "/v1/refunds", List),
        new(
            "GET",
            "/v1/refunds/{id}",
            call => store.Find(Type, call.Id) is { } refund ? rendering.Show(refund) : ApiError.NoSuch(Type, call.Id)),
        new("POST", "/v1/refunds/{id}", Update),
        new("POST", "/v1/refunds/{id}/cancel", Cancel),
    ];

    private Answer Create(Call call)
    {
        var (charge, error) = ChargeOf(call.Parameters);
        if (charge is null)
        {
            return error!;
        }

        var left = (long)charge.Json["amount_captured"]! - (long)charge.Json["amount_refunded"]!;
        var amount = (long?)call.Parameters["amount"] ?? left;
        return Refusal(charge, amount, left) is { } refusal
            ? refusal
            : rendering.Show(refunding.Refund(charge, amount, call.Parameters, call.Origin));
    }

    private (StoredObject? Charge, ApiError? Error) ChargeOf(JsonObject parameters)
    {
        var chargeId = (string?)parameters["charge"];
        var intentId = (string?)parameters["payment_intent"];
        if (chargeId is null == intentId is null)
        {
            return (null, chargeId is null
                ? ApiError.Invalid(
                    "One of the following params should be provided for this request: payment_intent or charge.", code: "parameter_missing")
                : ApiError.Invalid("You may only specify one of these parameters: charge, payment_intent.", "charge"));
        }

        if (chargeId is not null)
        {
            return store.Find("charge", chargeId) is { } charge ? (charge, null) : (null, ApiError.NoSuch("charge", chargeId, "charge"));
        }

        if (store.Find("payment_intent", intentId!) is not { } intent)
        {
            return (null, ApiError.NoSuch("payment_intent", intentId!, "payment_intent"));
        }

        return intent.Text("status") == PaymentIntentTransitions.NameOf(PaymentIntentState.Succeeded)
            ? (store.Find("charge", intent.Text("latest_charge")!), null)
            : (null, ApiError.Invalid($"This PaymentIntent ({intent.Id}) does not have a successful charge to refund.", "payment_intent"));
    }

    private ApiError? Refusal(StoredObject charge, long amount, long left)
    {
        if (charge.Text("status") != "succeeded" || !(bool)charge.Json["captured"]!)
        {
            return ApiError.Invalid($"Charge {charge.Id} has not been paid, so it cannot be refunded.", "charge");
        }

        if ((bool)charge.Json["refunded"]! || left == 0)
        {
            return ApiError.Invalid($"Charge {charge.Id} has already been refunded.", code: "charge_already_refunded");
        }

        if (store.All("dispute", Condition.Equal("charge", charge.Id))
            .Any(dispute => !(bool)dispute.Json["is_charge_refundable"]! && dispute.Text("status") != "won"))
        {
            return ApiError.Invalid($"Charge {charge.Id} has been charged back; cannot issue a refund.", code: "charge_disputed");
        }

        return amount > left
            ? ApiError.Invalid(
                $"Refund amount ({Amounts.Written(amount, charge.Text("currency")!)}) is greater than unrefunded amount on charge ({Amounts.Written(left, charge.Text("currency")!)})",
                "amount")
            : Amounts.CheckRefund(amount, charge.Text("currency")!);
    }

    private Answer List(Call call)
    {
        foreach (var name in (string[])["charge", "payment_intent"])
        {
            if ((string?)call.Parameters[name] is { } id && store.Find(name, id) is null)
            {
                return ApiError.NoSuch(name, id, name);
            }
        }

        return lists.Page(call, Type, "/v1/refunds", Lists.Equal(call, "charge", "payment_intent"));
    }

    private Answer Update(Call call)
    {
        if (store.Find(Type, call.Id) is not { } refund)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        var before = rendering.Show(refund);
        Changes.Apply(refund.Json, call.Parameters, "metadata");
        store.Save(refund);
        if (Changes.Previous(before, refund.Json) is { } previous)
        {
            events.Append("refund.updated", rendering.Show(refund), call.Origin, previous);
        }

        return rendering.Show(refund);
    }

    /// <summary>Only a refund that waits for the customer can be canceled, which one to a card never does.</summary>
    private Answer Cancel(Call call) => store.Find(Type, call.Id) is { } refund
        ? ApiError.Invalid(
            $"This refund cannot be canceled because it has a status of {refund.Text("status")}. Only a refund with the status requires_action may be canceled.")
        : ApiError.NoSuch(Type, call.Id);
}
