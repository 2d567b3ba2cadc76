using MotoPortal.Consents.Lifecycle;

namespace MotoPortal.SaveCard.Reads;

/// <summary>Formats a card for people.</summary>
internal static class CardText
{
    /// <summary>The card as <c>Visa •••• 4242 · 12/30</c>.</summary>
    public static string Of(SavedCardView card) =>
        $"{SealedCardText.Of(card.Brand, card.Last4)} · {SealedCardText.Expiry(card.ExpMonth, card.ExpYear)}";
}
