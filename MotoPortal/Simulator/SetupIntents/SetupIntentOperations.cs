using System.Text.Json.Nodes;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.SetupIntents;

/// <summary>SetupIntents and their attempts: https://docs.stripe.com/api/setup_intents.</summary>
internal sealed class SetupIntentOperations(ObjectStore store, Rendering rendering, Lists lists, EventLog events, TimeProvider time) : IOperations
{
    /// <summary>What this account can take, so that a filter has something to drop.</summary>
    private static readonly string[] AccountTypes = ["card", "link", "sepa_debit"];

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
        if ((Change(json, call.Parameters) ?? ChooseTypes(json, call.Parameters)) is { } error)
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
            ? ApiError.Invalid("The client_secret provided does not match the client_secret associated with the SetupIntent.", "client_secret")
            : rendering.Show(intent);
    }

    private Answer Update(Call call)
    {
        if (store.Find("setup_intent", call.Id) is not { } intent)
        {
            return ApiError.NoSuch("setupintent", call.Id);
        }

        var state = SetupIntentStates.Of(intent.Text("status")!);
        var isOpen = SetupIntentStates.Next(state, SetupIntentSignal.GivenUp) is not null;
        if (!isOpen && call.Parameters.Select(parameter => parameter.Key).FirstOrDefault(key => key is not ("metadata" or "description")) is { } late)
        {
            return Unexpected(intent, $"This SetupIntent's {late} could not be updated because it has a status of {intent.Text("status")}.");
        }

        if ((Change(intent.Json, call.Parameters) ?? (HasTypes(call) ? ChooseTypes(intent.Json, call.Parameters) : null)) is { } error)
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

        if (SetupIntentStates.Next(SetupIntentStates.Of(intent.Text("status")!), SetupIntentSignal.GivenUp) is not { } canceled)
        {
            return Unexpected(
                intent,
                $"You cannot cancel this SetupIntent because it has a status of {intent.Text("status")}. Only a SetupIntent with one of the following statuses "
                + "may be canceled: requires_payment_method, requires_confirmation, requires_action.");
        }

        intent.Json["status"] = SetupIntentStates.NameOf(canceled);
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
                    "The provided PaymentMethod belongs to another Customer. Supply that customer, or detach the PaymentMethod.", "payment_method");
            }

            var state = SetupIntentStates.Of((string)json["status"]!);
            json["payment_method"] = id;
            json["status"] = SetupIntentStates.NameOf(SetupIntentStates.Next(state, SetupIntentSignal.CardNamed) ?? state);
        }

        if (parameters["payment_method_options"] is JsonObject options)
        {
            Changes.Merge(json["payment_method_options"]!.AsObject(), options);
        }

        return null;
    }

    private static bool HasTypes(Call call) =>
        call.Parameters.ContainsKey("allowed_payment_method_types") || call.Parameters.ContainsKey("excluded_payment_method_types");

    /// <summary>Types that do not fit are dropped without a word; only when none is left is that an error.</summary>
    private static ApiError? ChooseTypes(JsonObject json, JsonObject parameters)
    {
        var allowed = parameters["allowed_payment_method_types"] as JsonArray;
        var excluded = parameters["excluded_payment_method_types"] as JsonArray;
        var automatic = parameters["automatic_payment_methods"] as JsonObject;
        if (allowed is not null && (excluded is not null || automatic is not null))
        {
            var other = excluded is not null ? "excluded_payment_method_types" : "automatic_payment_methods";
            return ApiError.Invalid($"You may only specify one of these parameters: allowed_payment_method_types, {other}.", "allowed_payment_method_types");
        }

        var types = AccountTypes
            .Where(type => allowed is null ? excluded?.Any(word => (string?)word == type) != true : allowed.Any(word => (string?)word == type))
            .ToArray();
        if (types.Length == 0)
        {
            return ApiError.Invalid("No valid payment method types for this Setup Intent. Please ensure that you have activated payment methods compatible with your chosen options.");
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

    private ApiError Unexpected(StoredObject intent, string message) => ApiError.Invalid(message, code: "setup_intent_unexpected_state") with
    {
        More = new JsonObject { ["setup_intent"] = rendering.Show(intent) },
    };
}
