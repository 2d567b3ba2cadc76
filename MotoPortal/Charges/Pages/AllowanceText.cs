using System.Globalization;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Pages;

/// <summary>The text of what may still be charged, in one line.</summary>
internal static class AllowanceText
{
    /// <summary>The line, in the reader's language; what forbids any charge when something does.</summary>
    public static string Of(ChargeAllowance opening)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (!opening.Against.IsEmpty)
        {
            return ClauseText.Of(opening.Against[0], culture).What;
        }

        var amount = opening.Fixed is { } due ? due.Format(culture)
            : opening.Most is { } most ? WithSource(Fill(nameof(ChargingTexts.UpTo), culture, most.Format(culture)), opening, culture)
            : "";
        return PlaceOf(opening) is { } place ? $"{amount}, {place}" : amount;
    }

    /// <summary>The position of the next charge, or what is left of the period; null when nothing is counted.</summary>
    public static string? PlaceOf(ChargeAllowance opening)
    {
        var culture = CultureInfo.CurrentUICulture;
        return opening.Position switch
        {
            { Limit: { } limit, Period: not null, PeriodEndsOn: { } endsOn } when opening is { Most: not null, Left: { } left } =>
                Fill(
                    nameof(ChargingTexts.LeftInPeriod),
                    culture,
                    left.Format(culture),
                    limit.Format(culture),
                    DayText.Brief(endsOn, culture)),
            { Of: not null } position => ChargeRecap.Place(position, culture),
            _ => null,
        };
    }

    private static string WithSource(string most, ChargeAllowance opening, CultureInfo culture) =>
        opening.Consent.Scope is { DeterminedBy: { } source } scope
            ? $"{most}, {ConsentWording.Source(source, scope.Determination, culture)}"
            : most;

    private static string Fill(string key, CultureInfo culture, params object[] values) =>
        string.Format(culture, ChargingTexts.ResourceManager.GetString(key, culture)!, values);
}
