using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>What Stripe says when a PaymentIntent does not stand where it should.</summary>
internal static class PaymentIntentErrors
{
    /// <summary>The intent's status does not allow what was asked; the intent comes with the error.</summary>
    public static ApiError Unexpected(JsonObject intent, string message) => ApiError
        .Invalid(message, code: "payment_intent_unexpected_state") with
    {
        More = new JsonObject { ["payment_intent"] = intent },
    };
}
