using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.SetupIntents;

/// <summary>Authorizes a presented card: the SetupIntent, its attempt, the PaymentMethod and their events.</summary>
internal sealed class CardAuthorization(
    ObjectStore store, Rendering rendering, EventLog events, CardMaker maker, CustomerCards cards, FaultBoard faults, TimeProvider time)
{
    /// <summary>Sends the card to the bank; false when the SetupIntent does not wait for one any more.</summary>
    public bool TryBegin(StoredObject intent)
    {
        var state = SetupIntentTransitions.Of(intent.Text("status")!);
        if (SetupIntentTransitions.Next(state, SetupIntentSignal.CardPresented) is not { } processing)
        {
            return false;
        }

        intent.Json["status"] = SetupIntentTransitions.NameOf(processing);
        store.Save(intent);
        return true;
    }

    /// <summary>Applies the bank's answer.</summary>
    /// <returns>The error; null when the card is saved.</returns>
    public ApiError? Finish(StoredObject intent, KeyedCard keyed, SavingTerms terms)
    {
        var card = maker.Make(keyed, terms.AllowRedisplay);
        var saysMoto = terms.Moto && faults.Take(FaultKind.MotoNotRecorded) is null;
        var refusal = keyed.Card.IsSaved ? null : Declines.Of(keyed.Card.Outcome, faults.Take(FaultKind.DeclinesLikeSandbox) is not null);
        var error = refusal is null ? null : refusal with { More = More(refusal, card) };
        var attempt = Attempt(intent, card, saysMoto, error);

        var signal = error is null ? SetupIntentSignal.CardAccepted : SetupIntentSignal.CardRefused;
        intent.Json["status"] =
            SetupIntentTransitions.NameOf(SetupIntentTransitions.Next(SetupIntentTransitions.Of(intent.Text("status")!), signal)!.Value);
        intent.Json["latest_attempt"] = attempt.Id;
        intent.Json["last_setup_error"] = error?.ToHash();
        intent.Json["payment_method"] = error is null ? card.Id : null;
        store.Save(intent);

        if (error is not null)
        {
            // Stripe does not allow a declined, unattached card to be used again.
            card.Hidden["used_up"] = true;
            store.Save(card);
            events.Append("setup_intent.setup_failed", rendering.Show(intent), origin: null);
            return error;
        }

        if (intent.Text("customer") is { } customer && store.Find("customer", customer) is not null)
        {
            cards.Attach(card, customer, origin: null);
        }

        events.Append("setup_intent.succeeded", rendering.Show(intent), origin: null);
        return null;
    }

    private JsonObject More(ApiError refusal, StoredObject card)
    {
        var more = refusal.More?.DeepClone().AsObject() ?? [];
        more["payment_method"] = rendering.Show(card);
        return more;
    }

    private StoredObject Attempt(StoredObject intent, StoredObject card, bool saysMoto, ApiError? error)
    {
        var attempt = Shapes.New("setup_attempt", time.GetUtcNow());
        foreach (var key in (string[])["customer", "flow_directions", "usage"])
        {
            attempt[key] = intent.Json[key]?.DeepClone();
        }

        attempt["payment_method"] = card.Id;
        attempt["payment_method_details"] = CardMaker.AttemptDetails(card, saysMoto);
        attempt["setup_error"] = error?.ToHash();
        attempt["setup_intent"] = intent.Id;
        attempt["status"] = error is null ? "succeeded" : "failed";
        return store.Add("setup_attempt", attempt);
    }
}
