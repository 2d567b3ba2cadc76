using System.Globalization;

namespace MotoPortal.SaveCard;

/// <summary>How a card is written for people.</summary>
internal static class CardWords
{
    /// <summary>The card as <c>Visa •••• 4242 · 12/30</c>.</summary>
    public static string Of(SavedCardView card) =>
        string.Create(CultureInfo.InvariantCulture, $"{BrandOf(card.Brand)} •••• {card.Last4} · {card.ExpMonth:00}/{card.ExpYear % 100:00}");

    /// <summary>The brand's own spelling of its name, from the name that Stripe uses in its API.</summary>
    public static string BrandOf(string brand) => brand switch
    {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "discover" => "Discover",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        "cartes_bancaires" => "Cartes Bancaires",
        "eftpos_au" => "eftpos",
        _ => brand.Length == 0 ? brand : char.ToUpperInvariant(brand[0]) + brand[1..],
    };
}
