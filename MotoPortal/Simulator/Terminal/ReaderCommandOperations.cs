using System.Text.Json.Nodes;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.PaymentIntents;
using MotoPortal.Simulator.Responses;
using MotoPortal.Simulator.SetupIntents;

namespace MotoPortal.Simulator.Terminal;

/// <summary>
/// The commands of a reader: save a card, charge one, show a cart, cancel. The rules for a busy, offline or slow reader are those of
/// https://docs.stripe.com/terminal/payments/collect-card-payment?terminal-sdk-platform=server-driven.
/// </summary>
internal sealed class ReaderCommandOperations(ObjectStore store, Rendering rendering, ReaderAction action, FaultBoard faults) : IOperations
{
    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations =>
    [
        new(
            "POST",
            "/v1/terminal/readers/{id}/process_setup_intent",
            call => Process(call, "setup_intent", "setupintent", CannotSave, (string?)call.Parameters["allow_redisplay"])),
        new("POST", "/v1/terminal/readers/{id}/process_payment_intent", call => Process(
            call, "payment_intent", "payment_intent", CannotCharge, (string?)call.Parameters["process_config"]?["allow_redisplay"])),
        new("POST", "/v1/terminal/readers/{id}/cancel_action", Cancel),
        new("POST", "/v1/terminal/readers/{id}/set_reader_display", Display),
    ];

    private Answer Process(Call call, string type, string noun, Func<StoredObject, bool, ApiError?> cannotProcess, string? allowRedisplay)
    {
        var config = call.Parameters["process_config"] as JsonObject;
        var moto = (bool?)config?["moto"];
        if (moto is not null && faults.Take(FaultKind.MotoNotEnabled) is not null)
        {
            return new Answer.Refused(ApiError.Unknown("process_config[moto]"), Remembered: false);
        }

        if (store.Find(ReaderOperations.Type, call.Id) is not { } reader)
        {
            return ApiError.NoSuch(ReaderOperations.Type, call.Id);
        }

        var intentId = (string)call.Parameters[type]!;
        if (store.Find(type, intentId) is not { } intent)
        {
            return ApiError.NoSuch(noun, intentId, type);
        }

        if (cannotProcess(intent, moto ?? false) is { } refusal)
        {
            return refusal;
        }

        if (Unreachable(reader) is { } unreachable)
        {
            return unreachable;
        }

        if (faults.Take(FaultKind.TimeoutUndelivered, reader.Id) is not null)
        {
            return TerminalErrors.Timeout;
        }

        action.Start(reader, new ReaderTask(type, intent.Id, new SavingTerms(moto ?? false, allowRedisplay ?? "unspecified")), config);
        return faults.Take(FaultKind.TimeoutDelivered, reader.Id) is not null ? TerminalErrors.Timeout : rendering.Show(reader);
    }

    private Answer Cancel(Call call)
    {
        if (store.Find(ReaderOperations.Type, call.Id) is not { } reader)
        {
            return ApiError.NoSuch(ReaderOperations.Type, call.Id);
        }

        if (Unreachable(reader) is { } unreachable)
        {
            return unreachable;
        }

        action.Clear(reader);
        return rendering.Show(reader);
    }

    private Answer Display(Call call)
    {
        if (store.Find(ReaderOperations.Type, call.Id) is not { } reader)
        {
            return ApiError.NoSuch(ReaderOperations.Type, call.Id);
        }

        if (call.Parameters["cart"] is not JsonObject given)
        {
            return ApiError.Missing("cart");
        }

        if (Unreachable(reader) is { } unreachable)
        {
            return unreachable;
        }

        var cart = given.DeepClone().AsObject();
        cart["tax"] ??= null;
        action.Clear(reader);
        var display = Shapes.New("terminal.reader.action");
        display["set_reader_display"] = new JsonObject { ["cart"] = cart, ["type"] = "cart" };
        display["status"] = "succeeded";
        display["type"] = "set_reader_display";
        reader.Json["action"] = display;
        store.Save(reader);
        return rendering.Show(reader);
    }

    private static ApiError? CannotSave(StoredObject intent, bool moto)
    {
        if (intent.Text("status") != SetupIntentTransitions.NameOf(SetupIntentState.RequiresPaymentMethod))
        {
            return TerminalErrors.IntentState;
        }

        if (intent.Text("customer") is null)
        {
            return ApiError.Invalid("The SetupIntent must have a customer before a reader can save a card to it.", "setup_intent");
        }

        return TakesCards(intent, "SetupIntent", moto);
    }

    private static ApiError? CannotCharge(StoredObject intent, bool moto)
    {
        if (intent.Text("status") != PaymentIntentTransitions.NameOf(PaymentIntentState.RequiresPaymentMethod))
        {
            return TerminalErrors.PaymentIntentState;
        }

        return moto && intent.Text("setup_future_usage") == "on_session"
            ? ApiError.Invalid(
                "`process_config[moto]` cannot be combined with `setup_future_usage=on_session`; only `off_session` is allowed.",
                "process_config[moto]")
            : TakesCards(intent, "PaymentIntent", moto);
    }

    /// <summary>
    /// With <c>moto</c> the number is keyed in and the type is <c>card</c>; without it the reader waits for a presented card, which an
    /// intent for keyed cards cannot use. The text of the error is not documented by Stripe, its type is.
    /// </summary>
    private static ApiError? TakesCards(StoredObject intent, string noun, bool moto)
    {
        var type = moto ? "card" : "card_present";
        return intent.Json["payment_method_types"]!.AsArray().Any(one => (string?)one == type)
            ? null
            : ApiError.Invalid(
                moto
                    ? $"The {noun}'s payment_method_types must include card to be processed with process_config[moto]."
                    : $"The {noun}'s payment_method_types must include card_present to be processed by a reader. "
                        + "To key in a card by mail or telephone order, send process_config[moto]=true.",
                intent.Type);
    }

    private ApiError? Unreachable(StoredObject reader)
    {
        if (faults.Take(FaultKind.ReaderOffline, reader.Id) is not null)
        {
            return TerminalErrors.Offline;
        }

        return ReaderAction.IsProcessing(reader) || faults.Take(FaultKind.ReaderBusy, reader.Id) is not null ? TerminalErrors.Busy : null;
    }
}
