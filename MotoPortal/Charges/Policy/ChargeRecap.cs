using System.Globalization;
using System.Text.Json;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Charges.Policy;

/// <summary>
/// Words a charge in one sentence, which is read before it is sent or approved. Its facts are stored with the charge, so that the sentence
/// is in the language of the reader.
/// </summary>
internal static class ChargeRecap
{
    /// <summary>The culture of sentences in the ledger, which do not depend on who wrote them.</summary>
    public static readonly CultureInfo OfRecords = CultureInfo.GetCultureInfo("en");

    /// <summary>The sentence, such as "€40.00 to Visa •••• 4242, customer absent, consent C-118, 2 of 12 this year".</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="card">The card.</param>
    /// <param name="initiation">How the charge is initiated.</param>
    /// <param name="consentNumber">The consent's number, such as <c>C-1043</c>.</param>
    /// <param name="position">The position of the charge; null for none.</param>
    /// <param name="scope">The scope, which says how an amount "up to" is determined; null where it is not to be said.</param>
    /// <param name="culture">The culture of the text, amounts and dates.</param>
    public static string Write(
        Money amount,
        SealedCardView card,
        ChargeInitiation initiation,
        string consentNumber,
        ChargePosition? position,
        ConsentScope? scope,
        CultureInfo culture) =>
        Write(
            Priced(amount, SourceOf(scope), scope?.Determination, culture),
            SealedCardText.Of(card.Brand, card.Last4),
            initiation,
            consentNumber,
            position,
            culture);

    /// <summary>The sentence of a charge under a consent, which has a card.</summary>
    public static string Write(
        Money amount, ConsentView consent, ChargeInitiation initiation, ChargePosition? position, CultureInfo culture) =>
        Write(amount, consent.Card!, initiation, consent.Number, position, consent.Scope, culture);

    /// <summary>The facts of the sentence of a charge under a consent, which has a card.</summary>
    public static string Keep(Money amount, ConsentView consent, ChargeInitiation initiation, ChargePosition? position) =>
        Keep(amount, consent.Card!, initiation, consent.Number, position, consent.Scope);

    /// <summary>The facts of the sentence as they are stored: canonical JSON that depends on no culture.</summary>
    public static string Keep(
        Money amount,
        SealedCardView card,
        ChargeInitiation initiation,
        string consentNumber,
        ChargePosition? position,
        ConsentScope scope) =>
        CanonicalJson.Write(new Kept(
            amount.AmountMinorUnits,
            amount.Currency,
            SealedCardText.Of(card.Brand, card.Last4),
            initiation.ToString(),
            consentNumber,
            position is null ? null : new KeptPosition(
                position.Number,
                position.Of,
                position.IsOfTheYear,
                position.ComesTo?.AmountMinorUnits,
                position.Limit?.AmountMinorUnits,
                position.Period?.ToString(),
                position.PeriodEndsOn,
                position.DueOn),
            SourceOf(scope)?.ToString(),
            scope.Determination));

    /// <summary>The sentence of stored facts; a sentence that an earlier version stored is returned as it is.</summary>
    public static string Read(string kept, CultureInfo culture)
    {
        if (!kept.StartsWith('{'))
        {
            return kept;
        }

        try
        {
            return JsonSerializer.Deserialize<Kept>(kept, JsonSerializerOptions.Web) is { Card: not null, Consent: not null } facts
                && Enum.TryParse<ChargeInitiation>(facts.Way, out var way)
                ? Write(
                    Priced(
                        new Money(facts.Minor, facts.Currency),
                        Enum.TryParse<AmountSource>(facts.By, out var source) ? source : null,
                        facts.Words,
                        culture),
                    facts.Card,
                    way,
                    facts.Consent,
                    facts.At?.In(facts.Currency),
                    culture)
                : kept;
        }
        catch (JsonException)
        {
            // The row was changed outside the portal.
            return kept;
        }
    }

    private static string Write(
        string amount, string card, ChargeInitiation initiation, string consentNumber, ChargePosition? position, CultureInfo culture)
    {
        object[] parts = [amount, card, Way(initiation, culture), consentNumber];
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

    // "No more and no less" is what a fixed amount is, so it is not repeated at each charge.
    private static AmountSource? SourceOf(ConsentScope? scope) => scope?.DeterminedBy is AmountSource.Told ? null : scope?.DeterminedBy;

    private static string Priced(Money amount, AmountSource? source, string? words, CultureInfo culture) =>
        source is { } known ? $"{amount.Format(culture)}, {ConsentWording.Source(known, words, culture)}," : amount.Format(culture);

    private sealed record Kept(
        long Minor,
        string Currency,
        string Card,
        string Way,
        string Consent,
        KeptPosition? At,
        string? By = null,
        string? Words = null);

    private sealed record KeptPosition(
        int No, int? Of, bool Year, long? Sum, long? Limit, string? Period, DateOnly? Ends, DateOnly? Due)
    {
        public ChargePosition In(string currency) => new(
            No,
            Of,
            Year,
            Sum is { } sum ? new Money(sum, currency) : null,
            Limit is { } limit ? new Money(limit, currency) : null,
            Enum.TryParse<ChargePeriod>(Period, out var period) ? period : null,
            Ends,
            Due);
    }
}
