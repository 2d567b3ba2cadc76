using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>Stripe's errors about the status of a PaymentIntent.</summary>
internal static class PaymentIntentErrors
{
    /// <summary>The intent's status does not allow the request; the error contains the intent.</summary>
    public static ApiError Unexpected(JsonObject intent, string message) => ApiError
        .Invalid(message, code: "payment_intent_unexpected_state") with
    {
        More = new JsonObject { ["payment_intent"] = intent },
    };
}
