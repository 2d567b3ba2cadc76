using System.Text.Json;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>Reads from an event the ids of Stripe's objects that it is about; nothing else of it is trusted or stored.</summary>
internal static class NoticeSubjects
{
    /// <summary>The reference of an event.</summary>
    /// <param name="type">Stripe's event type.</param>
    /// <param name="subject">The event's <c>data.object</c>.</param>
    public static StripeEventReference Of(string type, JsonElement subject)
    {
        var id = Text(subject, "id");
        return Text(subject, "object") switch
        {
            "setup_intent" => new StripeEventReference(type, SetupIntentId.TryFrom(id), null),
            "payment_method" => new StripeEventReference(type, null, PaymentMethodId.TryFrom(id)),
            "customer" => new StripeEventReference(type, null, null, Customer: CustomerId.TryFrom(id)),
            "payment_intent" => new StripeEventReference(type, null, null, PaymentIntentId.TryFrom(id)),
            "charge" => new StripeEventReference(type, null, null, PaymentIntentId.TryFrom(Text(subject, "payment_intent"))),
            "refund" => new StripeEventReference(
                type, null, null, PaymentIntentId.TryFrom(Text(subject, "payment_intent")), StripeRefundId.TryFrom(id)),
            "dispute" => new StripeEventReference(
                type, null, null, PaymentIntentId.TryFrom(Text(subject, "payment_intent")), Dispute: DisputeId.TryFrom(id)),
            _ => new StripeEventReference(
                type,
                SetupIntentId.TryFrom(OfAction(subject, "process_setup_intent", "setup_intent")),
                null,
                PaymentIntentId.TryFrom(OfAction(subject, "process_payment_intent", "payment_intent"))),
        };
    }

    // A reader's event names the intent in its action.
    private static string? OfAction(JsonElement subject, string action, string intent) =>
        Part(subject, "action") is { } acts && Part(acts, action) is { } process ? Text(process, intent) : null;

    private static JsonElement? Part(JsonElement subject, string name) =>
        subject.TryGetProperty(name, out var part) && part.ValueKind is JsonValueKind.Object ? part : null;

    private static string? Text(JsonElement subject, string name) =>
        subject.ValueKind is JsonValueKind.Object && subject.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;
}
