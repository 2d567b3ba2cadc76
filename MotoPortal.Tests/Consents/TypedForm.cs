using System.Globalization;
using MotoPortal.Consents.Agreement;

namespace MotoPortal.Tests.Consents;

/// <summary>Forms as clerks fill them in.</summary>
internal static class TypedForm
{
    /// <summary>The form for a scope.</summary>
    public static ConsentForm Of(ConsentScope scope, CultureInfo culture)
    {
        var form = new ConsentForm
        {
            Kind = scope.Kind,
            Purpose = $" {scope.Purpose} ",
            AmountRule = KindRules.RuleFixedBy(scope.Kind) is null ? scope.AmountRule : null,
            DeterminedBy = scope.AmountRule is AmountRule.UpTo ? scope.DeterminedBy ?? AmountSource.Order : null,
            Determination = scope.Determination ?? "",
            Amount = scope.Amount.Type(culture),
            Currency = scope.Amount.Currency,
            Interval = scope.Interval,
            FirstDay = scope.FirstDay,
            ValidUntil = scope.Plan is null ? scope.ValidUntil : null,
            CapPerPeriod = scope.CapPerPeriod?.Cap.Type(culture) ?? "",
            CapPeriod = scope.CapPerPeriod?.Period,
            Trigger = scope.Trigger ?? "",
        };
        if (scope.Plan is { } plan)
        {
            (form.Count, form.Interval) = (plan.Rows.Length, ChargePeriod.Week);
            form.ProposeInstalments();
            foreach (var (place, row) in plan.Rows.Index())
            {
                (form.Instalments[place].DueOn, form.Instalments[place].Amount) = (row.DueOn, row.Amount.Type(culture));
            }
        }

        return form;
    }
}
