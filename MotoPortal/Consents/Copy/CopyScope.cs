using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Consents.Agreement;

namespace MotoPortal.Consents.Copy;

/// <summary>Lists every limit of a scope, one row each, below its sentence.</summary>
internal static class CopyScope
{
    /// <summary>Returns the lines.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="allowsRedisplay">Whether the card may be shown to the customer again.</param>
    /// <param name="culture">The customer's culture.</param>
    public static ImmutableArray<CopyLine> Lines(ConsentScope scope, bool allowsRedisplay, CultureInfo culture)
    {
        var lines = ImmutableArray.CreateBuilder<CopyLine>();
        void Add(string key, string? text)
        {
            if (text is not null)
            {
                lines.Add(new CopyLine.Row(CopyText.Get(culture, key), text));
            }
        }

        Add(nameof(CopyTexts.For), scope.Purpose);
        Add(nameof(CopyTexts.Kind), CopyText.Get(culture, $"Kind_{scope.Kind}"));
        Add(AmountKey(scope.Kind), Amount(scope, culture));
        Add(
            nameof(CopyTexts.AmountFrom),
            scope.DeterminedBy is { } source ? scope.Determination ?? CopyText.Get(culture, $"AmountFrom_{source}") : null);
        Add(
            nameof(CopyTexts.Cap),
            scope.CapPerPeriod is { } cap ? ScopeText.Fill($"Cap_{cap.Period}", culture, cap.Cap.Format(culture)) : null);
        Add(nameof(CopyTexts.HowOften), scope.Interval is { } interval ? ScopeText.Every(interval, culture) : null);
        Add(nameof(CopyTexts.When), scope.Trigger);
        foreach (var (index, row) in (scope.Plan?.Rows ?? []).Index())
        {
            lines.Add(new CopyLine.Row(
                CopyText.Get(culture, nameof(CopyTexts.Instalment), index + 1),
                CopyText.Get(
                    culture, nameof(CopyTexts.InstalmentDue), row.Amount.Format(culture), ConsentWording.Spoken(row.DueOn, culture))));
        }

        Add(nameof(CopyTexts.FirstDay), scope is { FirstDay: { } first, Plan: null } ? ConsentWording.Spoken(first, culture) : null);
        Add(nameof(CopyTexts.LastDay), ConsentWording.Spoken(scope.ValidUntil, culture));
        Add(nameof(CopyTexts.Basis), CopyText.Get(culture, $"Basis_{scope.Basis}"));
        Add(
            nameof(CopyTexts.Redisplay),
            CopyText.Get(culture, allowsRedisplay ? nameof(CopyTexts.RedisplayYes) : nameof(CopyTexts.RedisplayNo)));
        return lines.ToImmutable();
    }

    private static string AmountKey(ConsentKind kind) => kind switch
    {
        ConsentKind.SingleCharge => nameof(CopyTexts.AmountOnce),
        ConsentKind.Instalments => nameof(CopyTexts.AmountTotal),
        ConsentKind.Recurring or ConsentKind.Unscheduled or ConsentKind.OnRequest => nameof(CopyTexts.AmountEach),
    };

    private static string Amount(ConsentScope scope, CultureInfo culture) =>
        scope.AmountRule is AmountRule.UpTo
            ? CopyText.Get(culture, nameof(CopyTexts.UpTo), scope.Amount.Format(culture))
            : scope.Amount.Format(culture);
}
