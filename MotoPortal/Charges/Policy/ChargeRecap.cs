using System.Globalization;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Policy;

/// <summary>Words a charge in one sentence, which is read before it is sent or approved, and stored with it.</summary>
internal static class ChargeRecap
{
    /// <summary>The sentence, such as "€40.00 to Visa •••• 4242, customer absent, consent C-118, 2 of 12 this year".</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="card">The card.</param>
    /// <param name="initiation">How the charge is initiated.</param>
    /// <param name="consentNumber">The consent's number, such as <c>C-1043</c>.</param>
    /// <param name="position">The position of the charge; null for none.</param>
    /// <param name="culture">The culture of the text, amounts and dates.</param>
    public static string Write(
        Money amount, SealedCardView card, ChargeInitiation initiation, string consentNumber, ChargePosition? position, CultureInfo culture)
    {
        object[] parts = [amount.Format(culture), SealedCardText.Of(card.Brand, card.Last4), Way(initiation, culture), consentNumber];
        return position is null
            ? string.Format(culture, ClauseText.Get(nameof(ClauseTexts.Recap_Plain), culture), parts)
            : string.Format(culture, ClauseText.Get(nameof(ClauseTexts.Recap_Placed), culture), [.. parts, Place(position, culture)]);
    }

    /// <summary>The text of how a charge is initiated, such as "customer on the line".</summary>
    public static string Way(ChargeInitiation initiation, CultureInfo culture) => ClauseText.Get($"Way_{initiation}", culture);

    /// <summary>The text of a position, such as "2 of 12 this year" or "€80.00 of €240.00 in the month until 22 Dec 2026".</summary>
    public static string Place(ChargePosition position, CultureInfo culture) => position switch
    {
        { Period: { } period, ComesTo: { } comesTo, Limit: { } limit, PeriodEndsOn: { } endsOn } => string.Format(
            culture, ClauseText.Get($"Place_{period}", culture), comesTo.Format(culture), limit.Format(culture), DayText.Brief(
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
