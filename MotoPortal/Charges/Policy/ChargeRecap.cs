using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>A charge in one sentence, as it is read before it is sent or approved, and kept with it.</summary>
internal static class ChargeRecap
{
    /// <summary>The sentence, such as "€40.00 to Visa •••• 4242, customer absent, consent C-118, 2 of 12 this year".</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="card">The card.</param>
    /// <param name="initiation">Who is there.</param>
    /// <param name="consentNumber">The consent's number as it is said.</param>
    /// <param name="position">Where the charge stands; null when it has no place.</param>
    /// <param name="culture">The reader's language, amounts and dates.</param>
    public static string Write(
        Money amount, SealedCardView card, ChargeInitiation initiation, string consentNumber, ChargePosition? position, CultureInfo culture)
    {
        object[] parts = [amount.Format(culture), SealedCardText.Of(card.Brand, card.Last4), Way(initiation, culture), consentNumber];
        return position is null
            ? string.Format(culture, ClauseText.Get(nameof(ClauseTexts.Recap_Plain), culture), parts)
            : string.Format(culture, ClauseText.Get(nameof(ClauseTexts.Recap_Placed), culture), [.. parts, Place(position, culture)]);
    }

    /// <summary>Who is there, such as "customer on the line".</summary>
    public static string Way(ChargeInitiation initiation, CultureInfo culture) => ClauseText.Get($"Way_{initiation}", culture);

    /// <summary>Where a charge stands, such as "2 of 12 this year" or "€80.00 of €240.00 in the month until 22 Dec 2026".</summary>
    public static string Place(ChargePosition position, CultureInfo culture) => position switch
    {
        { Period: { } period, ComesTo: { } comesTo, Limit: { } limit, PeriodEndsOn: { } endsOn } => string.Format(
            culture, ClauseText.Get($"Place_{period}", culture), comesTo.Format(culture), limit.Format(culture), ConsentWording.Written(
                endsOn, culture)),
        { Of: 1, IsOfTheYear: false, DueOn: null } => ClauseText.Get(nameof(ClauseTexts.Place_Only), culture),
        { Of: { } of } => string.Format(
            culture,
            ClauseText.Get(position.IsOfTheYear ? nameof(ClauseTexts.Place_OfTheYear) : nameof(ClauseTexts.Place_Of), culture),
            position.Number,
            of),
        _ => string.Format(culture, ClauseText.Get(nameof(ClauseTexts.Place_Number), culture), position.Number),
    };
}
