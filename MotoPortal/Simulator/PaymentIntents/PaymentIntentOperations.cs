using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>PaymentIntents: https://docs.stripe.com/api/payment_intents.</summary>
internal sealed class PaymentIntentOperations(
    ObjectStore store,
    Rendering rendering,
    Lists lists,
    EventLog events,
    PaymentIntentChanges changes,
    PaymentAuthorization authorization,
    FaultBoard faults,
    TimeProvider time) : IOperations
{
    private const string Type = "payment_intent";

    /// <summary>The parameters that can be changed in every status.</summary>
    private static readonly string[] AlwaysOpen = ["description", "metadata", "receipt_email"];

    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new("POST", "/v1/payment_intents", Create),
        new("GET", "/v1/payment_intents", List),
        new("GET", "/v1/payment_intents/{id}", Get),
        new("POST", "/v1/payment_intents/{id}", Update),
        new("POST", "/v1/payment_intents/{id}/confirm", Confirm),
    ];

    private Answer Create(Call call)
    {
        if (MotoIsOff(call))
        {
            return NoMoto;
        }

        var json = Shapes.New(Type, time.GetUtcNow());
        json["client_secret"] = Ids.Make($"{json["id"]}_secret_", 25);
        var confirms = (bool?)call.Parameters["confirm"] == true;
        if (changes.Apply(json, call.Parameters, isNew: true) is { } error)
        {
            return error;
        }

        var (terms, illegal) = ConfirmTerms.Read(call.Parameters, (string?)json["setup_future_usage"], confirms);
        if (illegal is not null)
        {
            return illegal;
        }

        if (confirms && json["payment_method"] is null)
        {
            return MissingCard(null);
        }

        if (json["payment_method"] is not null)
        {
            json["status"] = PaymentIntentTransitions.NameOf(PaymentIntentState.RequiresConfirmation);
        }

        var intent = store.Add(Type, json);
        events.Append("payment_intent.created", rendering.Show(intent), call.Origin);
        return confirms ? Send(intent, terms!, call.Origin) : rendering.Show(intent);
    }

    /// <summary>A deleted customer still has a history.</summary>
    private Answer List(Call call)
    {
        return (string?)call.Parameters["customer"] is { } customer && store.Find(customer) is not { Type: "customer" }
            ? ApiError.NoSuch("customer", customer, "customer")
            : lists.Page(call, Type, "/v1/payment_intents", Lists.Equal(call, "customer"));
    }

    private Answer Get(Call call)
    {
        if (store.Find(Type, call.Id) is not { } intent)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        return (string?)call.Parameters["client_secret"] is { } secret && secret != intent.Text("client_secret")
            ? ApiError.Invalid(
                "The client_secret provided does not match the client_secret associated with the PaymentIntent.", "client_secret")
            : rendering.Show(intent);
    }

    private Answer Update(Call call)
    {
        if (MotoIsOff(call))
        {
            return NoMoto;
        }

        if (store.Find(Type, call.Id) is not { } intent)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        var state = PaymentIntentTransitions.Of(intent.Text("status")!);
        var isOpen = PaymentIntentTransitions.Next(state, PaymentIntentSignal.CardNamed) is not null;
        if (!isOpen && call.Parameters.Select(parameter => parameter.Key)
            .FirstOrDefault(key => !AlwaysOpen.Contains(key, StringComparer.Ordinal)) is { } late)
        {
            return Unexpected(
                intent, $"This PaymentIntent's {late} could not be updated because it has a status of {intent.Text("status")}.");
        }

        var error = changes.Apply(intent.Json, call.Parameters, isNew: false)
            ?? ConfirmTerms.Read(call.Parameters, intent.Text("setup_future_usage"), confirms: false).Error;
        if (error is not null)
        {
            return error;
        }

        if (call.Parameters["payment_method"] is not null)
        {
            var next = PaymentIntentTransitions.Next(state, PaymentIntentSignal.CardNamed)!.Value;
            intent.Json["status"] = PaymentIntentTransitions.NameOf(next);
        }

        store.Save(intent);
        return rendering.Show(intent);
    }

    private Answer Confirm(Call call)
    {
        if (MotoIsOff(call))
        {
            return NoMoto;
        }

        if (store.Find(Type, call.Id) is not { } intent)
        {
            return ApiError.NoSuch(Type, call.Id);
        }

        var state = PaymentIntentTransitions.Of(intent.Text("status")!);
        if (PaymentIntentTransitions.Next(state, PaymentIntentSignal.CardSent) is null)
        {
            return Unexpected(intent, state == PaymentIntentState.Succeeded
                ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
                : $"You cannot confirm this PaymentIntent because it has a status of {intent.Text("status")}. Only a PaymentIntent with one of the following statuses "
                    + "may be confirmed: requires_confirmation, requires_action.");
        }

        if (changes.Apply(intent.Json, call.Parameters, isNew: false) is { } error)
        {
            return error;
        }

        var (terms, illegal) = ConfirmTerms.Read(call.Parameters, intent.Text("setup_future_usage"), confirms: true);
        if (illegal is not null)
        {
            return illegal;
        }

        return intent.Text("payment_method") is null ? MissingCard(intent) : Send(intent, terms!, call.Origin);
    }

    /// <summary>
    /// The answer to a decline is Stripe's <c>card_error</c>, with the charge, the card and the intent in their new state.
    /// </summary>
    private Answer Send(StoredObject intent, ConfirmTerms terms, RequestOrigin origin)
    {
        authorization.TryBegin(intent);
        if (authorization.Finish(intent, store.Find("payment_method", intent.Text("payment_method")!)!, terms, origin) is not { } error)
        {
            return rendering.Show(intent);
        }

        var more = error.More!.DeepClone().AsObject();
        more[Type] = rendering.Show(intent);
        return error with { More = more };
    }

    private bool MotoIsOff(Call call) =>
        call.Parameters["payment_method_options"]?["card"]?["moto"] is not null && faults.Take(FaultKind.MotoNotEnabled) is not null;

    private static Answer.Refused NoMoto => new(ApiError.Unknown("payment_method_options[card][moto]"), Remembered: false);

    private ApiError MissingCard(StoredObject? intent)
    {
        const string message = "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and "
            + "then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.";
        return intent is null ? ApiError.Invalid(message, code: "payment_intent_unexpected_state") : Unexpected(intent, message);
    }

    private ApiError Unexpected(StoredObject intent, string message) => PaymentIntentErrors.Unexpected(rendering.Show(intent), message);
}
