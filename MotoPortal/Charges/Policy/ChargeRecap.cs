using System.Globalization;
using MotoPortal.Consents;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>A charge in one sentence, before it is sent.</summary>
internal static class ChargeRecap
{
    /// <summary>The sentence.</summary>
    public static string Write(Money amount, SealedCardView card, ChargeInitiation initiation, string consentNumber, ChargePosition? position, CultureInfo culture) =>
        string.Create(culture, $"{amount.Format(culture)}, {SealedCardWords.Of(card.Brand, card.Last4)}, {consentNumber}, {initiation}, {position?.Number}");
}
