using System.Text.Json;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Gateway.Calls;

/// <summary>
/// What an answer must contain to count as one of Stripe's objects: its name, an id of the right form, and every field on which decisions
/// are based.
/// </summary>
/// <param name="Name">The value of <c>object</c>.</param>
/// <param name="IsId">Checks the form of an id.</param>
/// <param name="IsWhole">Checks the fields on which decisions are based.</param>
internal sealed record StripeObjectRules(string Name, Func<string?, bool> IsId, Func<JsonElement, bool> IsWhole)
{
    private static readonly string[] SetupStatuses =
        ["requires_payment_method", "requires_confirmation", "requires_action", "processing", "succeeded", "canceled"];
    private static readonly string[] PaymentStatuses = [.. SetupStatuses, "requires_capture"];
    private static readonly string[] RefundStatuses = ["pending", "requires_action", "succeeded", "failed", "canceled"];
    private static readonly string[] ActionStatuses = ["in_progress", "succeeded", "failed"];

    private static readonly StripeObjectRules Charge = new("charge", id => StripeChargeId.TryFrom(id) is not null, static _ => true);

    private static readonly StripeObjectRules SetupAttempt =
        new("setup_attempt", id => SetupAttemptId.TryFrom(id) is not null, static _ => true);

    private static readonly StripeObjectRules PaymentMethod =
        new("payment_method", id => PaymentMethodId.TryFrom(id) is not null, IsWholePaymentMethod);

    /// <summary>The objects that the gateway requests, by path.</summary>
    private static readonly Dictionary<string, StripeObjectRules> ByPath = new(StringComparer.Ordinal)
    {
        ["customers"] = new("customer", id => CustomerId.TryFrom(id) is not null, static _ => true),
        ["payment_methods"] = PaymentMethod,
        ["setup_intents"] = new("setup_intent", id => SetupIntentId.TryFrom(id) is not null, IsWholeSetupIntent),
        ["payment_intents"] = new("payment_intent", id => PaymentIntentId.TryFrom(id) is not null, IsWholePaymentIntent),
        ["refunds"] = new(
            "refund",
            id => StripeRefundId.TryFrom(id) is not null,
            refund => HasMoney(refund) && HasTime(refund) && IsNullOrOneOf(refund, "status", RefundStatuses)),
        ["disputes"] = new(
            "dispute",
            id => DisputeId.TryFrom(id) is not null,
            dispute => HasMoney(dispute) && HasTime(dispute) && Text(dispute, "status") is not null),
        ["files"] = new(
            "file", id => StripeFileId.TryFrom(id) is not null, file => Number(file, "size") is >= 0 && Text(file, "purpose") is not null),
        ["terminal/readers"] = new("terminal.reader", id => ReaderId.TryFrom(id) is not null, IsWholeReader),
        ["terminal/locations"] = new("terminal.location", id => LocationId.TryFrom(id) is not null, static _ => true),
        ["events"] = new(
            "event",
            static id => id is { Length: > 0 },
            found => HasTime(found) && Text(found, "type") is not null && HasSubject(found)),
        ["webhook_endpoints"] = new("webhook_endpoint", id => IdText.Fits(id, "we_"), static _ => true),
    };

    /// <summary>The rules for a path; null when the gateway does not use it.</summary>
    /// <param name="collection">The path without its version and id, such as <c>terminal/readers</c>.</param>
    public static StripeObjectRules? Of(string collection) => ByPath.GetValueOrDefault(collection);

    /// <summary>Whether this is such an object, complete or deleted, with the requested id.</summary>
    /// <param name="found">The received object.</param>
    /// <param name="askedId">The requested id; null for none.</param>
    public bool Fits(JsonElement found, string? askedId) =>
        found.ValueKind is JsonValueKind.Object
        && Text(found, "object") == Name
        && Text(found, "id") is { } id
        && IsId(id)
        && (askedId is null || string.Equals(id, askedId, StringComparison.Ordinal))
        && (IsDeleted(found) || (IsNullOr(found, "metadata", JsonValueKind.Object) && IsWhole(found)));

    /// <summary>A string property; null when it is absent or not a string.</summary>
    public static string? Text(JsonElement found, string name) =>
        found.TryGetProperty(name, out var field) && field.ValueKind is JsonValueKind.String ? field.GetString() : null;

    private static bool IsDeleted(JsonElement found) =>
        found.TryGetProperty("deleted", out var deleted) && deleted.ValueKind is JsonValueKind.True;

    private static bool IsWholeSetupIntent(JsonElement intent) =>
        IsOneOf(intent, "status", SetupStatuses) && IsIdOrExpanded(intent, "payment_method", PaymentMethod)
            && IsIdOrExpanded(intent, "latest_attempt", SetupAttempt);

    private static bool IsWholePaymentIntent(JsonElement intent) =>
        IsOneOf(intent, "status", PaymentStatuses) && HasMoney(intent)
            && IsIdOrExpanded(intent, "payment_method", PaymentMethod) && IsIdOrExpanded(intent, "latest_charge", Charge);

    private static bool IsWholePaymentMethod(JsonElement method) => (Text(method, "type"), method
        .TryGetProperty("card", out var card)) switch
    {
        ("card", true) => card.ValueKind is JsonValueKind.Object && Number(card, "exp_month") is >= 1 and <= 12
            && Number(card, "exp_year") is >= 1 and <= 9999 && IsNullOr(card, "last4", JsonValueKind.String),
        ("card", false) or (null, _) => false,
        _ => true,
    };

    private static bool IsWholeReader(JsonElement reader) =>
        !reader.TryGetProperty("action", out var action)
        || action.ValueKind is JsonValueKind.Null
        || (action.ValueKind is JsonValueKind.Object && Text(action, "type") is not null && IsOneOf(action, "status", ActionStatuses));

    private static bool HasMoney(JsonElement found) => Number(found, "amount") is >= 0 && Text(found, "currency") is { Length: 3 };

    private static bool HasSubject(JsonElement found) =>
        found.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object
            && data.TryGetProperty("object", out var subject) && subject.ValueKind is JsonValueKind.Object;

    private static bool HasTime(JsonElement found) => Number(found, "created") is > 0;

    private static bool IsOneOf(JsonElement found, string name, string[] values) =>
        Text(found, name) is { } text && values.Contains(text, StringComparer.Ordinal);

    private static bool IsNullOrOneOf(JsonElement found, string name, string[] values) =>
        IsNullOr(found, name, JsonValueKind.String) && (Text(found, name) is null || IsOneOf(found, name, values));

    private static bool IsNullOr(JsonElement found, string name, JsonValueKind kind) =>
        !found.TryGetProperty(name, out var field) || field.ValueKind is JsonValueKind.Null || field.ValueKind == kind;

    // Stripe refers to another object by its id, or contains it when it was expanded.
    private static bool IsIdOrExpanded(JsonElement found, string name, StripeObjectRules rules) =>
        !found.TryGetProperty(name, out var field)
        || field.ValueKind switch
        {
            JsonValueKind.Null => true,
            JsonValueKind.String => rules.IsId(field.GetString()),
            JsonValueKind.Object => rules.Fits(field, askedId: null),
            _ => false,
        };

    private static long? Number(JsonElement found, string name) =>
        found.TryGetProperty(name, out var field) && field.ValueKind is JsonValueKind.Number && field.TryGetInt64(out var number)
            ? number
            : null;
}
