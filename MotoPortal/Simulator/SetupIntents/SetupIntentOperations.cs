using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.SetupIntents;

/// <summary>SetupIntents and their attempts: https://docs.stripe.com/api/setup_intents.</summary>
internal sealed class SetupIntentOperations(ObjectStore store, Rendering rendering, Lists lists, EventLog events, TimeProvider time)
    : IOperations
{
    private const string Noun = "Setup Intent";
    private static readonly string[] CallerKeys = ["attach_to_self", "description", "flow_directions", "metadata"];

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("POST", "/v1/setup_intents", Create),
        new("GET", "/v1/setup_intents", List),
        new("GET", "/v1/setup_intents/{id}", Get),
        new("POST", "/v1/setup_intents/{id}", Update),
        new("POST", "/v1/setup_intents/{id}/cancel", Cancel),
        new("GET", "/v1/setup_attempts", ListAttempts),
    ];

    private Answer Create(Call call)
    {
        var json = Shapes.New("setup_intent", time.GetUtcNow());
        json["client_secret"] = Ids.Make($"{json["id"]}_secret_", 31);
        json["usage"] = (string?)call.Parameters["usage"] ?? "off_session";
        json["payment_method_options"] = new JsonObject
        {
            ["card"] = new JsonObject { ["mandate_options"] = null, ["network"] = null, ["request_three_d_secure"] = "automatic" },
        };
        if ((Change(json, call.Parameters) ?? IntentTypes.Choose(json, call.Parameters, Noun)) is { } error)
        {
            return error;
        }

        var intent = store.Add("setup_intent", json);
        events.Append("setup_intent.created", rendering.Show(intent), call.Origin);
        return rendering.Show(intent);
    }

    private Answer List(Call call)
    {
        return (string?)call.Parameters["customer"] is { } customer && store.Find("customer", customer) is null
            ? ApiError.NoSuch("customer", customer, "customer")
            : lists.Page(call, "setup_intent", "/v1/setup_intents", Lists.Equal(call, "customer", "payment_method", "attach_to_self"));
    }

    private Answer Get(Call call)
    {
        if (store.Find("setup_intent", call.Id) is not { } intent)
        {
            return ApiError.NoSuch("setupintent", call.Id);
        }

        return (string?)call.Parameters["client_secret"] is { } secret && secret != intent.Text("client_secret")
            ? ApiError.Invalid(
                "The client_secret provided does not match the client_secret associated with the SetupIntent.", "client_secret")
            : rendering.Show(intent);
    }

    private Answer Update(Call call)
    {
        if (store.Find("setup_intent", call.Id) is not { } intent)
        {
            return ApiError.NoSuch("setupintent", call.Id);
        }

        var state = SetupIntentTransitions.Of(intent.Text("status")!);
        var isOpen = SetupIntentTransitions.Next(state, SetupIntentSignal.GivenUp) is not null;
        if (!isOpen && call.Parameters.Select(parameter => parameter.Key)
            .FirstOrDefault(key => key is not ("metadata" or "description")) is { } late)
        {
            return Unexpected(
                intent, $"This SetupIntent's {late} could not be updated because it has a status of {intent.Text("status")}.");
        }

        if ((Change(intent.Json, call.Parameters)
            ?? (IntentTypes.AreNamed(call.Parameters) ? IntentTypes.Choose(intent.Json, call.Parameters, Noun) : null)) is { } error)
        {
            return error;
        }

        store.Save(intent);
        return rendering.Show(intent);
    }

    private Answer Cancel(Call call)
    {
        if (store.Find("setup_intent", call.Id) is not { } intent)
        {
            return ApiError.NoSuch("setupintent", call.Id);
        }

        if (SetupIntentTransitions.Next(SetupIntentTransitions.Of(intent.Text("status")!), SetupIntentSignal.GivenUp) is not { } canceled)
        {
            return Unexpected(
                intent,
                $"You cannot cancel this SetupIntent because it has a status of {intent.Text("status")}. Only a SetupIntent with one of the following statuses "
                + "may be canceled: requires_payment_method, requires_confirmation, requires_action.");
        }

        intent.Json["status"] = SetupIntentTransitions.NameOf(canceled);
        intent.Json["cancellation_reason"] = call.Parameters["cancellation_reason"]?.DeepClone();
        store.Save(intent);
        events.Append("setup_intent.canceled", rendering.Show(intent), call.Origin);
        return rendering.Show(intent);
    }

    private Answer ListAttempts(Call call)
    {
        var intent = (string)call.Parameters["setup_intent"]!;
        return store.Find("setup_intent", intent) is null
            ? ApiError.NoSuch("setupintent", intent, "setup_intent")
            : lists.Page(call, "setup_attempt", "/v1/setup_attempts", Lists.Equal(call, "setup_intent"));
    }

    private ApiError? Change(JsonObject json, JsonObject parameters)
    {
        Changes.Apply(json, parameters, CallerKeys);
        if ((string?)parameters["customer"] is { } customer)
        {
            if (store.Find("customer", customer) is null)
            {
                return ApiError.NoSuch("customer", customer, "customer");
            }

            json["customer"] = customer;
        }

        if ((string?)parameters["payment_method"] is { } id)
        {
            if (store.Find("payment_method", id) is not { } card)
            {
                return ApiError.NoSuch("PaymentMethod", id, "payment_method");
            }

            if (card.Text("customer") is { } owner && owner != (string?)json["customer"])
            {
                return ApiError.Invalid(
                    "The provided PaymentMethod belongs to another Customer. Supply that customer, or detach the PaymentMethod.",
                    "payment_method");
            }

            var state = SetupIntentTransitions.Of((string)json["status"]!);
            json["payment_method"] = id;
            json["status"] = SetupIntentTransitions.NameOf(SetupIntentTransitions.Next(state, SetupIntentSignal.CardNamed) ?? state);
        }

        if (parameters["payment_method_options"] is JsonObject options)
        {
            Changes.Merge(json["payment_method_options"]!.AsObject(), options);
        }

        return null;
    }

    private ApiError Unexpected(StoredObject intent, string message) => ApiError
        .Invalid(message, code: "setup_intent_unexpected_state") with
    {
        More = new JsonObject { ["setup_intent"] = rendering.Show(intent) },
    };
}
