using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace MotoPortal.Consents.Agreement;

/// <summary>
/// A scope for the ledger and for exports: every limit under a plain name. The last two are absent where null, as in older records.
/// </summary>
internal sealed record ScopeDetails(
    string Kind,
    string? Usage,
    ImmutableArray<ScopeDetails.PurposeOfUse> Purposes,
    string AmountRule,
    long AmountMinorUnits,
    string Currency,
    string? Interval,
    long? CapPerPeriodMinorUnits,
    string? CapPeriod,
    string? Trigger,
    ImmutableArray<ScopeDetails.DueInstalment>? Instalments,
    string? FirstDay,
    string ValidUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DeterminedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Determination)
{
    /// <summary>Converts a scope; limits that its kind does not have are null.</summary>
    public static ScopeDetails Of(ConsentScope scope) => new(
        scope.Kind.ToString(),
        KindRules.CredentialUsageOf(scope.Kind),
        [new PurposeOfUse(scope.Purpose, scope.Basis.ToString())],
        scope.AmountRule.ToString(),
        scope.Amount.AmountMinorUnits,
        scope.Amount.Currency,
        scope.Interval?.ToString(),
        scope.CapPerPeriod?.Cap.AmountMinorUnits,
        scope.CapPerPeriod?.Period.ToString(),
        scope.Trigger,
        scope.Plan is { } plan ? [.. plan.Rows.Select(row => new DueInstalment(Day(row.DueOn), row.Amount.AmountMinorUnits))] : null,
        scope.FirstDay is { } first ? Day(first) : null,
        Day(scope.ValidUntil),
        scope.DeterminedBy?.ToString(),
        scope.Determination);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The purpose.</summary>
    /// <param name="Purpose">The purpose as worded in the consent.</param>
    /// <param name="Basis">The legal basis.</param>
    public sealed record PurposeOfUse(string Purpose, string Basis);

    /// <summary>One instalment.</summary>
    /// <param name="DueOn">The day, ISO 8601.</param>
    /// <param name="AmountMinorUnits">The amount, in minor units.</param>
    public sealed record DueInstalment(string DueOn, long AmountMinorUnits);
}
