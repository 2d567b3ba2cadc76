using System.Globalization;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Agreement;

/// <summary>
/// Words a scope as one sentence, or as the values of the terms' placeholders. Both contain every limit. A language without its own texts
/// gets English text with its own formats of amounts and dates.
/// </summary>
internal static class ConsentWording
{
    /// <summary>One sentence such as "Up to €80.00 each, at most €240.00 a month, only on request, until 23 Nov 2027".</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="culture">The culture of the text, amounts and dates.</param>
    public static string Sentence(ConsentScope scope, CultureInfo culture) => Sentence(ScopeParts.Of(scope), culture);

    /// <summary>The sentence as far as its parts are known; empty while none is.</summary>
    /// <param name="parts">The known parts.</param>
    /// <param name="culture">The culture of the text, amounts and dates.</param>
    public static string Sentence(ScopeParts parts, CultureInfo culture) => string.Join(", ", Parts(parts, culture));

    /// <summary>The sentence for a list, in which instalments are counted and not listed.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="culture">The culture of the text, amounts and dates.</param>
    public static string Brief(ConsentScope scope, CultureInfo culture) => scope.Plan is { } plan
        ? ScopeText.Fill(
            "Sum_Brief", culture, scope.Amount.Format(culture), plan.Rows.Length, DayText.Brief(plan.Rows[0].DueOn, culture), DayText.Brief(
                plan.Rows[^1].DueOn, culture))
        : Sentence(scope, culture);

    /// <summary>
    /// The values of the terms' placeholders <c>purpose</c>, <c>amount</c>, <c>timing</c> and <c>until</c>, worded for the middle of a
    /// sentence.
    /// </summary>
    /// <param name="scope">The scope.</param>
    /// <param name="culture">The customer's culture.</param>
    public static IReadOnlyDictionary<string, string> Values(ConsentScope scope, CultureInfo culture) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["purpose"] = scope.Purpose,
            ["amount"] = SpokenAmount(scope, culture),
            ["timing"] = Timing(scope, culture),
            ["until"] = Spoken(scope.ValidUntil, culture),
        };

    /// <summary>A day to be read aloud, such as "23 November 2027"; French says "1er novembre", but "2 novembre".</summary>
    /// <remarks>Its spaces may break: the text is part of scripts whose digests are sealed, so it stays as it was.</remarks>
    public static string Spoken(DateOnly day, CultureInfo culture) =>
        day.Day == 1
            ? $"{ScopeText.Get("FirstOfMonth", culture)} {day.ToString("MMMM yyyy", culture)}"
            : day.ToString("d MMMM yyyy", culture);

    private static IEnumerable<string> Parts(ScopeParts known, CultureInfo culture)
    {
        if (known.Kind is ConsentKind.Instalments)
        {
            return Told(
                known.Amount is { } total ? ScopeText.Fill("Total", culture, total.Format(culture)) : null,
                known.Plan is { } plan ? PlanWording.Of(
                    plan, culture, day => DayText.Brief(day, culture), amount => amount.Format(culture)) : null,
                known is { Plan.Rows: [.., { DueOn: var lastDue }], ValidUntil: { } end } && end > lastDue
                    ? ScopeText.Fill("TriesUntil", culture, DayText.Brief(end, culture))
                    : null);
        }

        return Told(
            known is { Amount: { } amount, Rule: { } rule }
                ? ScopeText.Fill($"Sum_{Shape(known.Kind)}_{rule}", culture, amount.Format(culture))
                : null,
            known.Cap is { } cap ? Cap(cap, cap.Cap.Format(culture), culture) : null,
            known.DeterminedBy is { } source and not AmountSource.Told ? Source(source, known.Determination, culture) : null,
            known.Interval is { } interval ? ScopeText.Every(interval, culture) : null,
            known.Kind is ConsentKind.OnRequest ? ScopeText.Get("OnRequest", culture) : null,
            known.Trigger,
            known.FirstDay is { } first ? ScopeText.Fill(FirstKey(known.Kind), culture, DayText.Brief(first, culture)) : null,
            known.ValidUntil is { } last ? ScopeText.Fill("Until", culture, DayText.Brief(last, culture)) : null);

        static IEnumerable<string> Told(params IEnumerable<string?> parts) => parts.OfType<string>();
    }

    private static string SpokenAmount(ConsentScope scope, CultureInfo culture)
    {
        var each = ScopeText.Fill(
            scope.Plan is null ? $"Spoken_{Shape(scope.Kind)}_{scope.AmountRule}" : "Total", culture, scope.Amount.FormatToRead(culture));
        var limits = scope.CapPerPeriod is { } cap
            ? ScopeText.Fill("Spoken_WithCap", culture, each, Cap(cap, cap.Cap.FormatToRead(culture), culture))
            : each;

        // Older consents do not say it, and their sealed words stay as they were read.
        return scope.DeterminedBy is { } source ? $"{limits}, {Source(source, scope.Determination, culture)}" : limits;
    }

    private static string Timing(ConsentScope scope, CultureInfo culture)
    {
        var often = scope.Kind switch
        {
            ConsentKind.SingleCharge => ScopeText.Get("Once", culture),
            ConsentKind.Instalments => WithRetries(
                PlanWording.Of(scope.Plan!, culture, day => Spoken(day, culture), amount => amount.FormatToRead(culture)),
                scope,
                culture),
            ConsentKind.Recurring => ScopeText.Every(scope.Interval!.Value, culture),
            ConsentKind.Unscheduled => scope.Trigger!,
            ConsentKind.OnRequest => ScopeText.Get("WhenAsked", culture),
        };
        return scope is { FirstDay: { } first, Plan: null }
            ? $"{often}, {ScopeText.Fill(FirstKey(scope.Kind), culture, Spoken(first, culture))}"
            : often;
    }

    // Under older consents nothing was said of it, and their sealed words stay as they were read.
    private static string WithRetries(string plan, ConsentScope scope, CultureInfo culture) =>
        scope.RetryDays > 0 ? ScopeText.Fill("Plan_Retries", culture, plan, scope.RetryDays) : plan;

    /// <summary>What determines an amount, worded to follow it.</summary>
    /// <param name="source">What determines it.</param>
    /// <param name="words">The merchant's words; null unless it is something else.</param>
    /// <param name="culture">The culture of the text.</param>
    public static string Source(AmountSource source, string? words, CultureInfo culture) =>
        words ?? ScopeText.Get($"Source_{source}", culture);

    private static string Cap(PeriodCap cap, string amount, CultureInfo culture) => ScopeText.Fill($"Cap_{cap.Period}", culture, amount);

    private static string Shape(ConsentKind kind) => kind is ConsentKind.SingleCharge ? "Single" : "Several";

    private static string FirstKey(ConsentKind kind) => kind is ConsentKind.SingleCharge ? "NotBefore" : "From";
}
