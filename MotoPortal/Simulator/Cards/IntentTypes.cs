using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.Cards;

/// <summary>
/// Chooses the payment method types of an intent. Types that the account cannot use are dropped silently; only an empty result is an error.
/// See https://docs.stripe.com/changelog/dahlia/2026-07-29/allowed-payment-method-types-parameter.
/// </summary>
internal static class IntentTypes
{
    /// <summary>The types of this account, so that the filter has something to drop.</summary>
    private static readonly string[] AccountTypes = ["card", "link", "sepa_debit"];

    /// <summary>Whether a call names types.</summary>
    public static bool AreNamed(JsonObject parameters) =>
        parameters.ContainsKey("allowed_payment_method_types") || parameters.ContainsKey("excluded_payment_method_types");

    /// <summary>Sets the types that the parameters choose; returns Stripe's error, or null.</summary>
    /// <param name="json">The intent.</param>
    /// <param name="parameters">The parameters of the call.</param>
    /// <param name="noun">Stripe's name of the intent in messages, such as <c>Setup Intent</c>.</param>
    public static ApiError? Choose(JsonObject json, JsonObject parameters, string noun)
    {
        var allowed = parameters["allowed_payment_method_types"] as JsonArray;
        var excluded = parameters["excluded_payment_method_types"] as JsonArray;
        var automatic = parameters["automatic_payment_methods"] as JsonObject;
        if (allowed is not null && (excluded is not null || automatic is not null))
        {
            var other = excluded is not null ? "excluded_payment_method_types" : "automatic_payment_methods";
            return ApiError.Invalid(
                $"You may only specify one of these parameters: allowed_payment_method_types, {other}.", "allowed_payment_method_types");
        }

        var types = AccountTypes
            .Where(
                type => allowed is null ? excluded?.Any(word => (string?)word == type) != true : allowed.Any(word => (string?)word == type))
            .ToArray();
        if (types.Length == 0)
        {
            return ApiError.Invalid(
                $"No valid payment method types for this {noun}. Please ensure that you have activated payment methods compatible with your chosen options.");
        }

        json["allowed_payment_method_types"] = allowed?.DeepClone();
        json["excluded_payment_method_types"] = excluded?.DeepClone();
        json["automatic_payment_methods"] = allowed is not null
            ? null
            : new JsonObject
            {
                ["allow_redirects"] = (string?)automatic?["allow_redirects"] ?? "always",
                ["enabled"] = (bool?)automatic?["enabled"] ?? true,
            };
        json["payment_method_types"] = new JsonArray([.. types.Select(type => JsonValue.Create(type))]);
        return null;
    }
}
