using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;


namespace MotoPortal.Consents.Agreement;

/// <summary>
/// The parts of a sentence about a scope, complete or as far as a form gives them; null for those that are unknown or not used by the kind.
/// </summary>
internal sealed record ScopeParts(
    ConsentKind Kind,
    AmountRule? Rule = null,
    Money? Amount = null,
    PeriodCap? Cap = null,
    ChargePeriod? Interval = null,
    string? Trigger = null,
    InstalmentPlan? Plan = null,
    DateOnly? FirstDay = null,
    DateOnly? ValidUntil = null,
    AmountSource? DeterminedBy = null,
    string? Determination = null)
{
    /// <summary>All parts of a scope.</summary>
    public static ScopeParts Of(ConsentScope scope) =>
        new(
            scope.Kind,
            scope.AmountRule,
            scope.Amount,
            scope.CapPerPeriod,
            scope.Interval,
            scope.Trigger,
            scope.Plan,
            scope.FirstDay,
            scope.ValidUntil,
            scope.DeterminedBy,
            scope.Determination);

    /// <summary>The valid parts of a form; null before a kind is chosen.</summary>
    /// <param name="form">The form.</param>
    /// <param name="today">The current day.</param>
    /// <param name="exempt">The texts that are no card numbers; null for none.</param>
    internal static ScopeParts? Of(ConsentForm form, DateOnly today, ExemptTexts? exempt = null)
    {
        if (form.Kind is not { } kind)
        {
            return null;
        }

        if (form.ToScope(today, exempt) is { } scope)
        {
            return Of(scope);
        }

        var problems = form.Check(today, exempt);
        bool IsRight(string field) => !problems.ContainsKey(field);
        var amount =
            IsRight(nameof(form.Amount)) || problems[nameof(form.Amount)] is FieldProblem.NotTheSum ? form.ReadOrNull(form.Amount) : null;
        var isDated = kind is ConsentKind.SingleCharge or ConsentKind.Recurring;
        return new ScopeParts(
            kind,
            KindRules.RuleFixedBy(kind) ?? form.AmountRule,
            amount,
            form.NeedsCapPerPeriod && IsRight(nameof(form.CapPerPeriod)) && form.CapPeriod is { } period
                ? new PeriodCap(form.ReadOrNull(form.CapPerPeriod)!.Value, period)
                : null,
            kind is ConsentKind.Recurring ? form.Interval : null,
            kind is ConsentKind.Unscheduled && IsRight(nameof(form.Trigger)) ? form.Trigger.Trim() : null,
            Plan: null,
            isDated && IsRight(nameof(form.FirstDay)) ? form.FirstDay : null,
            kind is not ConsentKind.Instalments && IsRight(nameof(form.ValidUntil)) ? form.ValidUntil : null,
            form.NeedsDetermination && IsRight(nameof(form.DeterminedBy)) && IsRight(nameof(form.Determination)) ? form.DeterminedBy : null,
            form.DeterminedBy is AmountSource.Other ? form.Determination.Trim() : null);
    }
}
