using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.PaymentIntents;
using MotoPortal.Simulator.Responses;
using MotoPortal.Simulator.SetupIntents;

namespace MotoPortal.Simulator.Terminal;

/// <summary>
/// Stripe's test helper that keys a card into a simulated reader. Only Stripe's test numbers are accepted; any other number is refused
/// before it is used, and no number is stored or logged.
/// </summary>
internal sealed class PresentOperations(
    ObjectStore store,
    Rendering rendering,
    ReaderAction action,
    CardAuthorization authorization,
    PaymentAuthorization payment,
    SlowAuthorizations slow,
    FaultBoard faults,
    TimeProvider time) : IOperations
{
    /// <inheritdoc />
    public IReadOnlyList<Operation> Operations => [new("POST", "/v1/test_helpers/terminal/readers/{id}/present_payment_method", Present)];

    private Answer Present(Call call)
    {
        if (store.Find(ReaderOperations.Type, call.Id) is not { } reader)
        {
            return ApiError.NoSuch(ReaderOperations.Type, call.Id);
        }

        var (keyed, error) = Read(call.Parameters);
        if (error is not null)
        {
            return new Answer.Refused(error, Remembered: false);
        }

        if (faults.IsOn(FaultKind.ReaderOffline, reader.Id))
        {
            return TerminalErrors.Offline;
        }

        if (ReaderAction.IsProcessing(reader))
        {
            return TerminalErrors.Busy;
        }

        if (ReaderAction.WaitsFor(reader) is not { } task)
        {
            return ApiError.Invalid("There is no action on this reader that waits for a payment method.");
        }

        if (reader.Hidden["power_lost"] is not null || faults.Take(FaultKind.PowerLost, reader.Id) is not null)
        {
            reader.Hidden["power_lost"] = true;
            store.Save(reader);
            return rendering.Show(reader);
        }

        if (faults.Take(FaultKind.ConnectionErrorBeforeSuccess, reader.Id) is not null)
        {
            action.Fail(reader, "connection_error", "Could not connect to Stripe.", apiError: null);
            return rendering.Show(reader);
        }

        return Authorize(reader, task, keyed!);
    }

    private JsonObject Authorize(StoredObject reader, ReaderTask task, KeyedCard keyed)
    {
        var intent = store.Find(task.IntentType, task.IntentId)!;
        if (!(task.IsPayment ? payment.TryBegin(intent) : authorization.TryBegin(intent)))
        {
            var error = task.IsPayment ? TerminalErrors.PaymentIntentState : TerminalErrors.IntentState;
            action.Fail(reader, error.Code!, error.Message, error);
            return rendering.Show(reader);
        }

        if (faults.Take(FaultKind.SlowAuthorization, reader.Id) is { } fault)
        {
            slow.Begin(reader, keyed, TimeSpan.FromMilliseconds(fault.Milliseconds));
        }
        else
        {
            slow.Finish(reader, task, keyed);
        }

        return rendering.Show(reader);
    }

    private (KeyedCard? Keyed, ApiError? Error) Read(JsonObject parameters)
    {
        if ((string?)parameters["type"] is "card_present" or "interac_present")
        {
            return (null, ApiError.Invalid("The simulator's readers take keyed cards only: use type=card.", "type"));
        }

        var now = time.GetUtcNow();
        if (parameters["card"] is not JsonObject card)
        {
            return (new KeyedCard(KnownTestCards.All[0], 12, now.Year + 3, HasCvc: true), null);
        }

        var month = (int)Math.Clamp((long)card["exp_month"]!, 0, 99);
        var year = (int)Math.Clamp((long)card["exp_year"]!, 0, 9999);
        year += year < 100 ? 2000 : 0;
        var cvc = (string?)card["cvc"];
        if (KnownTestCards.Find((string)card["number"]!) is not { } known)
        {
            return (null, CardError(
                "card_declined",
                "Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
                "card[number]",
                "live_mode_test_card"));
        }

        if (year < now.Year || year > now.Year + 50 || (year == now.Year && month < now.Month))
        {
            return (null, CardError(
                year == now.Year ? "invalid_expiry_month" : "invalid_expiry_year",
                $"Your card's expiration {(year == now.Year ? "month" : "year")} is invalid.",
                year == now.Year ? "card[exp_month]" : "card[exp_year]"));
        }

        return cvc is null || (cvc.Length == (known.Brand == "amex" ? 4 : 3) && cvc.All(char.IsAsciiDigit))
            ? (new KeyedCard(known, month, year, HasCvc: cvc is not null), null)
            : (null, CardError("invalid_cvc", "Your card's security code is invalid.", "card[cvc]"));
    }

    private static ApiError CardError(string code, string message, string param, string? declineCode = null) =>
        new(StatusCodes.Status402PaymentRequired, "card_error", code, message, param)
        {
            More = declineCode is null ? null : new JsonObject { ["decline_code"] = declineCode },
        };
}
