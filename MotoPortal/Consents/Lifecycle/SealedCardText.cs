using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;

namespace MotoPortal.Consents.Lifecycle;

/// <summary>Formats saved cards for pages.</summary>
internal static class SealedCardText
{
    /// <summary>A card as its holder knows it, such as <c>Visa •••• 4242</c>.</summary>
    /// <param name="brand">Stripe's brand name, such as <c>visa</c>.</param>
    /// <param name="last4">The last four digits.</param>
    public static string Of(string brand, string last4) => $"{Brand(brand)} •••• {last4}";

    /// <summary>An expiry as printed on the card, such as <c>12/30</c>.</summary>
    public static string Expiry(int month, int year) => string.Create(CultureInfo.InvariantCulture, $"{month:00}/{year % 100:00}");

    /// <summary>Whether the last day of a card's month of expiry has passed.</summary>
    /// <param name="month">The month of expiry, 1 to 12.</param>
    /// <param name="year">The year of expiry, four digits.</param>
    /// <param name="today">The current day.</param>
    public static bool HasExpired(int month, int year, DateOnly today) => (year, month).CompareTo((today.Year, today.Month)) < 0;

    // https://docs.stripe.com/api/payment_methods/object#payment_method_object-card-brand
    private static string Brand(string brand) => brand switch
    {
        "amex" => "American Express",
        "cartes_bancaires" => "Cartes Bancaires",
        "diners" => "Diners Club",
        "discover" => "Discover",
        "eftpos_au" => "Eftpos Australia",
        "jcb" => "JCB",
        "link" => "Link",
        "mastercard" => "Mastercard",
        "unionpay" => "UnionPay",
        "visa" => "Visa",
        _ => ConsentText.Get(nameof(ConsentsTexts.Card), culture: null),
    };
}
