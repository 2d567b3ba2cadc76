using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Cards;

/// <summary>Attaches cards to customers and detaches them, with their events.</summary>
internal sealed class CustomerCards(ObjectStore store, Rendering rendering, EventLog events, CardMaker maker)
{
    /// <summary>Attaches a card, or a new copy of one of Stripe's named test cards such as <c>pm_card_visa</c>.</summary>
    /// <param name="id">The PaymentMethod.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="param">The parameter that named the card; null when the path did.</param>
    /// <param name="origin">The request; null for a reader's own action.</param>
    public Answer Attach(string id, StoredObject customer, string? param, RequestOrigin? origin)
    {
        if ((store.Find("payment_method", id) ?? maker.MakeNamed(id)) is not { } card)
        {
            return ApiError.NoSuch("PaymentMethod", id, param);
        }

        if (card.Text("customer") == customer.Id)
        {
            return rendering.Show(card);
        }

        if (card.Text("customer") is not null)
        {
            return ApiError.Invalid(
                "The payment method you provided has already been attached to a customer.", param, "payment_method_unexpected_state");
        }

        if (card.Hidden["used_up"] is not null)
        {
            return ApiError.Invalid(
                "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
                param,
                "payment_method_unexpected_state");
        }

        if (!TestCard.IsSavedBy(CardMaker.OutcomeOf(card)))
        {
            return Declines.Of(CardMaker.OutcomeOf(card), likeSandbox: false);
        }

        return rendering.Show(Attach(card, customer.Id, origin));
    }

    /// <summary>Attaches a card that is not attached.</summary>
    public StoredObject Attach(StoredObject card, string customerId, RequestOrigin? origin)
    {
        card.Json["customer"] = customerId;
        store.Save(card);
        events.Append("payment_method.attached", rendering.Show(card), origin);
        return card;
    }

    /// <summary>Detaches a card permanently.</summary>
    public void Detach(StoredObject card, RequestOrigin? origin)
    {
        var customer = card.Text("customer");
        card.Json["customer"] = null;
        card.Hidden["used_up"] = true;
        store.Save(card);
        events.Append(
            "payment_method.detached", rendering.Show(card), origin, new System.Text.Json.Nodes.JsonObject { ["customer"] = customer });
        if (customer is not null && store.Find("customer", customer) is { } owner
            && (string?)owner.Json["invoice_settings"]!["default_payment_method"] == card.Id)
        {
            owner.Json["invoice_settings"]!["default_payment_method"] = null;
            store.Save(owner);
        }
    }

    /// <summary>Detaches every card of a customer.</summary>
    public void DetachAll(string customerId, RequestOrigin? origin)
    {
        foreach (var card in store.All("payment_method", Condition.Equal("customer", customerId)))
        {
            Detach(card, origin);
        }
    }
}
