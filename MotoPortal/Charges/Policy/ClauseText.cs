using System.Globalization;
using System.Resources;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Policy;

/// <summary>The texts of clauses.</summary>
internal static class ClauseText
{
    /// <summary>The text of a breach.</summary>
    /// <param name="breach">The clause with its figures.</param>
    /// <param name="culture">The culture of the text, amounts and dates.</param>
    public static ClauseWording Of(ClauseBreach breach, CultureInfo culture)
    {
        var key = KeyOf(breach);
        object[] figures =
        [
            breach.Limit?.Format(culture) ?? "",
            breach.Used?.Format(culture) ?? "",
            breach.Day is { } day ? DayText.Brief(day, culture) : "",
            Left(breach)?.Format(culture) ?? "",
            breach.Limit?.Currency?.ToUpperInvariant() ?? "",
            breach.DeterminedBy is { } source ? $", {ConsentWording.Source(source, breach.Determination, culture)}" : "",
        ];
        return new ClauseWording(
            string.Format(culture, Get($"Clause_{key}", culture), figures),
            string.Format(culture, Get($"ClauseNext_{key}", culture), figures));
    }

    /// <summary>A text in the culture's language; in English when the portal is not translated into it.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string Get(string key, CultureInfo culture) =>
        ClauseTexts.ResourceManager.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");

    private static string KeyOf(ClauseBreach breach) => breach.Clause switch
    {
        ChargeClause.Amount when breach.Limit is null => "AmountMissing",
        ChargeClause.CapPerPeriod when Left(breach) is not { AmountMinorUnits: > 0 } => "CapPerPeriodUsedUp",
        var clause => clause.ToString(),
    };

    private static Money? Left(ClauseBreach breach) =>
        breach is { Limit: { } limit, Used: { AmountMinorUnits: >= 0 } used }
            ? limit with { AmountMinorUnits = Math.Max(0, limit.AmountMinorUnits - used.AmountMinorUnits) }
            : null;
}
