using System.Globalization;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Reports;

/// <summary>The words of the reports, in the person's language.</summary>
internal static class ReportText
{
    /// <summary>The culture of the person's language.</summary>
    public static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>The name of a report.</summary>
    public static string TitleOf(ReportKind kind) => Say($"Title_{kind}");

    /// <summary>What a report counts, in a sentence or two.</summary>
    public static string LeadOf(ReportKind kind) => Say($"Lead_{kind}");

    /// <summary>What a charge lacked.</summary>
    public static string Of(CoverCause cause) => Say($"Cause_{cause}");

    /// <summary>A text by its key.</summary>
    public static string Say(string key) => ReportTexts.ResourceManager.GetString(key, Culture)!;

    /// <summary>A text with values.</summary>
    public static string Say(string key, params object[] values) => string.Format(Culture, Say(key), values);

    /// <summary>The days of a period.</summary>
    public static string Of(ReportPeriod period) => Say(
        nameof(ReportTexts.PeriodOf),
        DayText.Brief(period.First, Culture),
        DayText.Brief(period.Last, Culture),
        period.Calendar.Zone.Id);

    /// <summary>The first cell of a row about a day, or about the month that begins with it.</summary>
    public static ReportCell Step(ReportPeriod period, DateOnly step) => new(
        period.IsByMonth ? MonthOf(step) : DayText.Brief(step, Culture));

    /// <summary>A month with its year.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("MMM yyyy", Culture);

    /// <summary>What stands under a bar: the month where one begins, otherwise the number of each fifth day.</summary>
    public static string MarkOf(ReportPeriod period, DateOnly step) =>
        period.IsByMonth || step.Day == 1 ? step.ToString("MMM", Culture)
        : step.Day % 5 == 0 ? step.Day.ToString(Culture)
        : "";

    /// <summary>The title of the column of days or months.</summary>
    public static ReportColumn StepColumn(ReportPeriod period) =>
        new(Say(period.IsByMonth ? nameof(ReportTexts.Month) : nameof(ReportTexts.Day)));
}
