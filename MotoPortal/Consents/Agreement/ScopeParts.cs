using MotoPortal.Primitives;

namespace MotoPortal.Consents.Agreement;

/// <summary>
/// What a sentence about a scope is made of, all of it or as far as the form tells; null for what is not known or not part of the kind.
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
    DateOnly? ValidUntil = null)
{
    /// <summary>Everything that was agreed.</summary>
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
            scope.ValidUntil);

    /// <summary>
    /// What can be told of a form that is being filled in: each value that is there and right. Null before a kind is chosen.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="today">The day on which it is filled in.</param>
    public static ScopeParts? Of(ConsentForm form, DateOnly today)
    {
        if (form.Kind is not { } kind)
        {
            return null;
        }

        if (form.ToScope(today) is { } scope)
        {
            return Of(scope);
        }

        var problems = form.Check(today);
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
            kind is not ConsentKind.Instalments && IsRight(nameof(form.ValidUntil)) ? form.ValidUntil : null);
    }
}
