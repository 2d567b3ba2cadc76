using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Agreement;

/// <summary>Validates a consent form: each kind has its own required fields, and others are ignored.</summary>
internal static class ConsentChecks
{
    /// <summary>The problems by field; empty when there are none.</summary>
    public static ImmutableDictionary<string, FieldProblem> Of(ConsentForm form, DateOnly today, ExemptTexts? exempt) =>
        Asked(form, today, exempt)
            .Where(field => field.Problem is not null)
            .ToImmutableDictionary(field => field.Field, field => field.Problem!.Value, StringComparer.Ordinal);

    private static IEnumerable<(string Field, FieldProblem? Problem)> Asked(ConsentForm form, DateOnly today, ExemptTexts? exempt) =>
    [
        (nameof(form.Kind), form.Kind is null ? FieldProblem.Required : null),
        (nameof(form.Purpose), FieldRules.Text(
            form.Purpose, ConsentForm.PurposeLength, required: true, ExemptibleField.Purpose, exempt)),
        .. form.Kind switch
        {
            ConsentKind.SingleCharge => [.. Charge(form), First(form, today, required: false), Last(form, today)],
            ConsentKind.Instalments => Instalments(form, today),
            ConsentKind.Recurring => [.. Charge(form), Interval(form), First(form, today, required: true), Last(form, today)],
            ConsentKind.Unscheduled => [.. Charge(form), .. PeriodCap(form), Trigger(form, exempt), Last(form, today)],
            ConsentKind.OnRequest => [.. Charge(form), .. PeriodCap(form), Last(form, today)],
            null => Array.Empty<(string, FieldProblem?)>(),
        },
        (nameof(form.AcceptsCharges), form.AcceptsCharges ? null : FieldProblem.NotAccepted),
    ];

    private static IEnumerable<(string Field, FieldProblem? Problem)> Charge(ConsentForm form) =>
    [
        (
            nameof(form.AmountRule),
            KindRules.RuleFixedBy(form.Kind!.Value) is null && form.AmountRule is null ? FieldProblem.Required : null),
        (nameof(form.Amount), Amount(form.Amount, form.Currency)),
        .. form.NeedsDetermination ? Determination(form) : [],
    ];

    private static IEnumerable<(string Field, FieldProblem? Problem)> Determination(ConsentForm form) =>
    [
        (nameof(form.DeterminedBy), form.DeterminedBy is null or AmountSource.Told ? FieldProblem.Required : null),
        .. form.DeterminedBy is AmountSource.Other
            ? new[]
            {
                (nameof(form.Determination), FieldRules.Text(form.Determination, ConsentForm.DeterminationLength, required: true)),
            }
            : [],
    ];

    private static (string Field, FieldProblem? Problem) Interval(ConsentForm form) =>
        (nameof(form.Interval), form.Interval is null ? FieldProblem.Required : null);

    private static (string Field, FieldProblem? Problem) Trigger(ConsentForm form, ExemptTexts? exempt) =>
        (nameof(form.Trigger), FieldRules.Text(
            form.Trigger, ConsentForm.TriggerLength, required: true, ExemptibleField.Trigger, exempt));

    private static (string Field, FieldProblem? Problem) First(ConsentForm form, DateOnly today, bool required) =>
        (nameof(form.FirstDay), form.FirstDay is null && !required ? null : Day(form.FirstDay, today));

    private static (string Field, FieldProblem? Problem) Last(ConsentForm form, DateOnly today) =>
        (nameof(form.ValidUntil),
            Day(form.ValidUntil, today)
            ?? (form.Kind is ConsentKind.SingleCharge or ConsentKind.Recurring && form.ValidUntil < form.FirstDay
                ? FieldProblem.BeforeFirstDay
                : null));

    private static IEnumerable<(string Field, FieldProblem? Problem)> PeriodCap(ConsentForm form) => form.NeedsCapPerPeriod
        ?
        [
            (nameof(form.CapPerPeriod), Amount(form.CapPerPeriod, form.Currency)
                ?? (form.ReadOrNull(form.Amount) is { } each && form.ReadOrNull(form.CapPerPeriod) < each
                    ? FieldProblem.BelowCapOfOne
                    : null)),
            (nameof(form.CapPeriod), form.CapPeriod is null ? FieldProblem.Required : null),
        ]
        : [];

    private static IEnumerable<(string Field, FieldProblem? Problem)> Instalments(ConsentForm form, DateOnly today) =>
    [
        (nameof(form.Amount), Amount(form.Amount, form.Currency) ?? Total(form)),
        (nameof(form.Count), form.Count switch
        {
            null => FieldProblem.Required,
            < InstalmentPlan.Fewest => FieldProblem.TooSmall,
            > InstalmentPlan.Most => FieldProblem.TooLarge,
            _ => form.Proposal is not null && form.Instalments.Count != form.Count ? FieldProblem.Required : null,
        }),
        First(form, today, required: true),
        Interval(form),
        .. form.Instalments.Index().SelectMany(row => Row(form, row.Index, today)),
    ];

    // Without instalments, the fields from which they are proposed are at fault; the total is, when each would be too small to be charged.
    private static FieldProblem? Total(ConsentForm form) =>
        form.Instalments.Count == 0
            ? form.Count is >= InstalmentPlan.Fewest and <= InstalmentPlan.Most and { } count
                && form.ReadOrNull(form.Amount) is { } total && AmountLimits.Split(total, count).IsEmpty
                ? FieldProblem.InstalmentBelowMinimum
                : null
            : form.InstalmentSum is { } sum && sum != form.ReadOrNull(form.Amount) ? FieldProblem.NotTheSum : null;

    private static IEnumerable<(string Field, FieldProblem? Problem)> Row(ConsentForm form, int place, DateOnly today)
    {
        var row = form.Instalments[place];
        yield return (InstalmentRow.DayField(place), Day(row.DueOn, today, RetryRules.Days)
            ?? (place > 0 && row.DueOn <= form.Instalments[place - 1].DueOn ? FieldProblem.NotAfterTheOneBefore : null));
        yield return (InstalmentRow.AmountField(place), Amount(row.Amount, form.Currency));
    }

    private static FieldProblem? Amount(string typed, string currency) =>
        TypedAmount.ReadToCharge(typed, currency, CultureInfo.CurrentCulture).Problem;

    // A day leaves room within the longest consent for what follows it.
    private static FieldProblem? Day(DateOnly? day, DateOnly today, int daysAfter = 0) =>
        day is null ? FieldProblem.Required
        : day < today ? FieldProblem.InThePast
        : day > today.AddMonths(ConsentForm.LongestMonths).AddDays(-daysAfter) ? FieldProblem.TooFarAway
        : null;
}
