using System.Globalization;

namespace MotoPortal.Schedules.Plans;

/// <summary>The references of scheduled charges, in place of an order's.</summary>
internal static class ScheduleReferences
{
    /// <summary>The consent and the due day, such as <c>C-1043 · 2026-12-23</c>.</summary>
    public static string Of(string consentNumber, DateOnly dueOn) =>
        string.Create(CultureInfo.InvariantCulture, $"{consentNumber} · {dueOn:yyyy-MM-dd}");
}
