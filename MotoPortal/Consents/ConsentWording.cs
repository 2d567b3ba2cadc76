using System.Globalization;

namespace MotoPortal.Consents;

/// <summary>Says a scope in words: in one sentence, or as the values that the terms leave open.</summary>
internal static class ConsentWording
{
    /// <summary>One sentence such as "Up to €80.00 each, at most one a month, until 23 Nov 2027".</summary>
    /// <param name="scope">What was agreed.</param>
    /// <param name="culture">Whose language, amounts and dates.</param>
    public static string Sentence(ConsentScope scope, CultureInfo culture)
    {
        var parts = new List<string> { Sum(scope, culture) };
        parts.AddRange(Frequency(scope).Select(key => ConsentWords.Get(key, culture)));
        parts.Add(Fill("Until", culture, scope.ValidUntil.ToString("d MMM yyyy", culture)));
        return string.Join(", ", parts);
    }

    /// <summary>
    /// The words for the terms' placeholders <c>purpose</c>, <c>amount</c>, <c>timing</c> and <c>until</c>, as they are said to
    /// the customer in the middle of a sentence.
    /// </summary>
    /// <param name="scope">What is being agreed.</param>
    /// <param name="culture">The customer's language, with its amounts and dates.</param>
    public static IReadOnlyDictionary<string, string> Values(ConsentScope scope, CultureInfo culture) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["purpose"] = scope.Purpose,
            ["amount"] = Fill($"Spoken_{(scope.Kind is ConsentKind.SingleCharge ? "Single" : "Several")}_{scope.AmountRule}", culture, scope.Amount.Format(culture)),
            ["timing"] = Timing(scope, culture),
            ["until"] = SpokenDate(scope.ValidUntil, culture),
        };

    private static string Sum(ConsentScope scope, CultureInfo culture)
    {
        var shape = scope switch
        {
            { Kind: ConsentKind.SingleCharge } => "Single",
            { Kind: ConsentKind.Instalments, Count: not null } => "Instalments",
            _ => "Several",
        };
        return Fill($"Sum_{shape}_{scope.AmountRule}", culture, scope.Amount.Format(culture), scope.Count);
    }

    private static IEnumerable<string> Frequency(ConsentScope scope) => (scope.Kind, scope.Interval) switch
    {
        // "One charge" has said it already.
        (ConsentKind.SingleCharge, _) => [],

        // The occasion says when; an order is only one such occasion.
        (ConsentKind.Unscheduled or ConsentKind.OnRequest, ChargeInterval.EachOrder) => [$"Occasion_{scope.Kind}"],
        (ConsentKind.Unscheduled or ConsentKind.OnRequest, _) => [$"Occasion_{scope.Kind}", $"Frequency_{scope.Interval}"],
        _ => [$"Frequency_{scope.Interval}"],
    };

    private static string Timing(ConsentScope scope, CultureInfo culture)
    {
        var often = ConsentWords.Get($"Timing_{scope.Interval}", culture);
        return scope switch
        {
            { Kind: ConsentKind.SingleCharge } => ConsentWords.Get($"Timing_{ChargeInterval.Once}", culture),
            { Kind: ConsentKind.Instalments, Count: { } count } => Fill("TimingInstalments", culture, count, often),
            { Kind: ConsentKind.Unscheduled or ConsentKind.OnRequest, Interval: ChargeInterval.EachOrder } => ConsentWords.Get($"When_{scope.Kind}", culture),
            { Kind: ConsentKind.Unscheduled or ConsentKind.OnRequest } => $"{ConsentWords.Get($"When_{scope.Kind}", culture)}, {often}",
            _ => often,
        };
    }

    // French says "1er novembre", but "2 novembre".
    private static string SpokenDate(DateOnly day, CultureInfo culture) =>
        day.Day == 1
            ? $"{ConsentWords.Get("FirstOfMonth", culture)} {day.ToString("MMMM yyyy", culture)}"
            : day.ToString("d MMMM yyyy", culture);

    private static string Fill(string key, CultureInfo culture, params object?[] values) =>
        string.Format(culture, ConsentWords.Get(key, culture), values);
}
