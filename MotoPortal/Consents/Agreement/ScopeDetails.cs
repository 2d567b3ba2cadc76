using System.Globalization;

namespace MotoPortal.Consents.Agreement;

/// <summary>A scope as it stands in the ledger and in what is handed out: every limit, with plain names.</summary>
internal static class ScopeDetails
{
    /// <summary>The limits as an object that becomes JSON; what a kind does not have is null.</summary>
    public static object Of(ConsentScope scope) => new
    {
        kind = scope.Kind.ToString(),
        usage = KindRules.CredentialUsageOf(scope.Kind),
        purposes = new[] { new { purpose = scope.Purpose, basis = scope.Basis.ToString() } },
        amountRule = scope.AmountRule.ToString(),
        amountMinorUnits = scope.Amount.AmountMinorUnits,
        currency = scope.Amount.Currency,
        interval = scope.Interval?.ToString(),
        capPerPeriodMinorUnits = scope.CapPerPeriod?.Cap.AmountMinorUnits,
        capPeriod = scope.CapPerPeriod?.Period.ToString(),
        trigger = scope.Trigger,
        instalments = scope.Plan?.Rows.Select(row => new { dueOn = Day(row.DueOn), amountMinorUnits = row.Amount.AmountMinorUnits }),
        firstDay = scope.FirstDay is { } first ? Day(first) : null,
        validUntil = Day(scope.ValidUntil),
    };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
