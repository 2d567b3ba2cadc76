using System.Text.Json.Nodes;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Cards;

/// <summary>PaymentMethods: https://docs.stripe.com/api/payment_methods.</summary>
internal sealed class PaymentMethodOperations(
    ObjectStore store, Rendering rendering, Lists lists, EventLog events, CustomerCards cards, CardMaker maker) : IOperations
{
    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("GET", "/v1/payment_methods", List),
        new("GET", "/v1/payment_methods/{id}", Get),
        new("POST", "/v1/payment_methods/{id}", Update),
        new("POST", "/v1/payment_methods/{id}/attach", Attach),
        new("POST", "/v1/payment_methods/{id}/detach", Detach),
    ];

    /// <summary>Stripe lists attached cards only if their customer is given.</summary>
    private Answer List(Call call)
    {
        if ((string?)call.Parameters["customer"] is { } customer && store.Find("customer", customer) is null)
        {
            return ApiError.NoSuch("customer", customer, "customer");
        }

        return lists.Page(
            call, "payment_method", "/v1/payment_methods",
            [.. Lists.Equal(call, "type", "allow_redisplay", "customer"), new Condition(
                "json_extract(json, '$.customer') IS NOT NULL AND {0} = 1", 1L)]);
    }

    private Answer Get(Call call) =>
        (store.Find("payment_method", call.Id) ?? maker.MakeNamed(call.Id)) is { } card
            ? rendering.Show(card)
            : ApiError.NoSuch("PaymentMethod", call.Id);

    private Answer Update(Call call)
    {
        if (store.Find("payment_method", call.Id) is not { } card)
        {
            return ApiError.NoSuch("PaymentMethod", call.Id);
        }

        if (card.Text("customer") is null)
        {
            return ApiError.Invalid(
                "You must save this PaymentMethod to a customer before you can update it.", code: "payment_method_unexpected_state");
        }

        var before = rendering.Show(card);
        Changes.Apply(card.Json, call.Parameters, "allow_redisplay", "metadata");
        if (call.Parameters["billing_details"] is JsonObject billing)
        {
            Changes.Merge(card.Json["billing_details"]!.AsObject(), billing);
            card.Json["billing_details"]!["address"] ??= Shapes.New("payment_method")["billing_details"]!["address"]!.DeepClone();
        }

        if (call.Parameters["card"] is JsonObject changed)
        {
            Changes.Merge(card.Json["card"]!.AsObject(), changed);
        }

        store.Save(card);
        if (Changes.Previous(before, card.Json) is { } previous)
        {
            events.Append("payment_method.updated", rendering.Show(card), call.Origin, previous);
        }

        return rendering.Show(card);
    }

    private Answer Attach(Call call)
    {
        if ((string?)call.Parameters["customer"] is not { } customerId)
        {
            return ApiError.Missing("customer");
        }

        return store.Find("customer", customerId) is { } customer
            ? cards.Attach(call.Id, customer, param: null, call.Origin)
            : ApiError.NoSuch("customer", customerId, "customer");
    }

    private Answer Detach(Call call)
    {
        if (store.Find("payment_method", call.Id) is not { } card)
        {
            return ApiError.NoSuch("PaymentMethod", call.Id);
        }

        if (card.Text("customer") is null)
        {
            return ApiError.Invalid("The payment method you provided is not attached to a customer so detachment is impossible.");
        }

        cards.Detach(card, call.Origin);
        return rendering.Show(card);
    }
}
