using MotoPortal.Consents.Lifecycle;

namespace MotoPortal.SaveCard.Setups;

/// <summary>How a card is written for people.</summary>
internal static class CardWords
{
    /// <summary>The card as <c>Visa •••• 4242 · 12/30</c>.</summary>
    public static string Of(SavedCardView card) => $"{SealedCardWords.Of(card.Brand, card.Last4)} · {SealedCardWords.Expiry(card.ExpMonth, card.ExpYear)}";
}
