using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>Applies the parameters of a call to a PaymentIntent, or returns Stripe's error about them.</summary>
internal sealed class PaymentIntentChanges(ObjectStore store, CardMaker maker)
{
    private const string Noun = "Payment Intent";

    private static readonly string[] PlainKeys =
    [
        "amount", "capture_method", "description", "metadata", "payment_details", "receipt_email", "setup_future_usage",
        "statement_descriptor_suffix",
    ];

    /// <summary>Changes the intent in memory; the caller saves it when there is no error.</summary>
    /// <param name="json">The intent.</param>
    /// <param name="parameters">The parameters of the call.</param>
    /// <param name="isNew">Whether the intent is being created, so that types are chosen in any case.</param>
    public ApiError? Apply(JsonObject json, JsonObject parameters, bool isNew)
    {
        Changes.Apply(json, parameters, PlainKeys);
        if ((string?)parameters["currency"] is { } currency)
        {
            json["currency"] = currency.ToLowerInvariant();
        }

        if (parameters["shipping"] is { } shipping)
        {
            json["shipping"] = Shipping(shipping);
        }

        if (parameters["payment_method_options"]?["card"] is JsonObject options)
        {
            // Stripe does not show moto here; the charge has it.
            var shown = options.DeepClone().AsObject();
            shown.Remove("moto");
            Changes.Merge(json["payment_method_options"]!["card"]!.AsObject(), shown);
        }

        return Amounts.Check((long)json["amount"]!, (string)json["currency"]!)
            ?? (parameters["statement_descriptor"] is null ? null : DescriptorOfCards)
            ?? ChangeCustomer(json, parameters)
            ?? (isNew || IntentTypes.AreNamed(parameters) ? IntentTypes.Choose(json, parameters, Noun) : null)
            ?? ChangeCard(json, parameters);
    }

    private ApiError? ChangeCustomer(JsonObject json, JsonObject parameters)
    {
        if ((string?)parameters["customer"] is not { } customer)
        {
            return null;
        }

        if (store.Find("customer", customer) is null)
        {
            return ApiError.NoSuch("customer", customer, "customer");
        }

        json["customer"] = customer;
        return null;
    }

    private ApiError? ChangeCard(JsonObject json, JsonObject parameters)
    {
        if ((string?)parameters["payment_method"] is not { } id)
        {
            return null;
        }

        if ((store.Find("payment_method", id) ?? maker.MakeNamed(id)) is not { } card)
        {
            return ApiError.NoSuch("PaymentMethod", id, "payment_method");
        }

        var customer = (string?)json["customer"];
        var owner = card.Text("customer");
        if (owner is not null && customer is null)
        {
            return ApiError.Invalid(
                $"The payment method supplied ({card.Id}) belongs to a Customer. Please include the Customer in the `customer` parameter on the PaymentIntent.",
                "payment_method");
        }

        if (owner is not null && owner != customer)
        {
            return ApiError.Invalid(
                $"The payment method supplied ({card.Id}) belongs to a different Customer than the one on the PaymentIntent.",
                "payment_method");
        }

        if (card.Hidden["used_up"] is not null)
        {
            return ApiError.Invalid(
                "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, "
                + "or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
                "payment_method",
                "payment_method_unexpected_state");
        }

        var offSession = (string?)parameters["off_session"] is "true" or "one_off" or "recurring";
        if (offSession && customer is not null && owner is null)
        {
            return ApiError.Invalid(
                $"The customer does not have a payment method with the ID {card.Id}. The payment method must be attached to the customer.",
                "payment_method",
                "resource_missing");
        }

        json["payment_method"] = card.Id;
        return null;
    }

    private static JsonObject? Shipping(JsonNode given) => given is not JsonObject hash
        ? null
        : new JsonObject
        {
            ["address"] = Changes.Address(hash["address"]),
            ["carrier"] = hash["carrier"]?.DeepClone(),
            ["name"] = hash["name"]?.DeepClone(),
            ["phone"] = hash["phone"]?.DeepClone(),
            ["tracking_number"] = hash["tracking_number"]?.DeepClone(),
        };

    private static ApiError DescriptorOfCards { get; } = ApiError.Invalid(
        "The `statement_descriptor` parameter cannot be used for card charges. Use `statement_descriptor_suffix` instead.",
        "statement_descriptor");
}
