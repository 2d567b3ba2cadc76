using System.Globalization;
using System.Text.Json;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.PaymentIntents;

namespace MotoPortal.Simulator.ExternalEvents;

/// <summary>Triggers events that no request of the merchant causes: at the bank, in another program, by the customer.</summary>
internal sealed class ExternalEventTrigger(
    SimulatorDatabase database,
    ObjectStore store,
    CustomerCards cards,
    CardRenewal renewal,
    OpenDisputes disputes,
    PaymentAuthorization payments,
    WebhookDelivery webhooks)
{
    /// <summary>The name of an event in requests.</summary>
    public static string NameOf(ExternalEvent happening) => JsonNamingPolicy.SnakeCaseLower.ConvertName(happening.ToString());

    /// <summary>The event with this name; null when there is none.</summary>
    public static ExternalEvent? KindOf(string? name) =>
        Enum.GetValues<ExternalEvent>()
            .Where(happening => NameOf(happening) == name).Select(happening => (ExternalEvent?)happening).FirstOrDefault();

    /// <summary>The type of object that an event applies to.</summary>
    public static string TypeOf(ExternalEvent happening) => happening switch
    {
        ExternalEvent.RenewCard or ExternalEvent.ExpireCard or ExternalEvent.DetachCard => "payment_method",
        ExternalEvent.DisputeCharge or ExternalEvent.InquireCharge => "charge",
        ExternalEvent.AnswerDispute or ExternalEvent.WinDispute or ExternalEvent.LoseDispute => "dispute",
        ExternalEvent.Authenticate or ExternalEvent.FailAuthentication => "payment_intent",
    };

    /// <summary>Triggers an event.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="values">
    /// The request's values: <c>id</c> of the object; for a renewal <c>last4</c>, <c>exp_month</c>, <c>exp_year</c>; for a dispute
    /// <c>reason</c>.
    /// </param>
    /// <returns>Why the event is not possible; null when it happened.</returns>
    public ApiError? Happen(ExternalEvent happening, Dictionary<string, string> values)
    {
        var id = values.Text("id") ?? "";
        var error = database.InTransaction(
            () => store.Find(TypeOf(happening), id) is not { } subject ? ApiError.NoSuch(TypeOf(happening), id)
            : Act(happening, subject, values) ? null
            : ApiError.Invalid($"{NameOf(happening)} cannot happen to {id} as it is now.", "id"));
        webhooks.Ring();
        return error;
    }

    private bool Act(ExternalEvent happening, StoredObject subject, Dictionary<string, string> values)
    {
        switch (happening)
        {
            case ExternalEvent.RenewCard or ExternalEvent.ExpireCard or ExternalEvent.DetachCard:
                return ActOnCard(happening, subject, values);
            case ExternalEvent.DisputeCharge or ExternalEvent.InquireCharge:
                return disputes.Open(subject, values.Text("reason") ?? "fraudulent", happening == ExternalEvent.InquireCharge) is not null;
            case ExternalEvent.AnswerDispute:
                return disputes.Answer(subject);
            case ExternalEvent.WinDispute:
                return disputes.Win(subject);
            case ExternalEvent.LoseDispute:
                return disputes.Lose(subject);
            default:
                return payments.Authenticate(subject, happening == ExternalEvent.Authenticate);
        }
    }

    private bool ActOnCard(ExternalEvent happening, StoredObject card, Dictionary<string, string> values)
    {
        if (card.Text("customer") is null)
        {
            return false;
        }

        switch (happening)
        {
            case ExternalEvent.DetachCard:
                cards.Detach(card, origin: null);
                break;
            case ExternalEvent.ExpireCard:
                renewal.Expire(card);
                break;
            default:
                renewal.Renew(card, values.Text("last4"), Number("exp_month"), Number("exp_year"));
                break;
        }

        return true;

        int? Number(string name) =>
            int.TryParse(values.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
