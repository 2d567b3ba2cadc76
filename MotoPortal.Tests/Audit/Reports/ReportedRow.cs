using MotoPortal.Audit.Reports;
using MotoPortal.Primitives;

namespace MotoPortal.Tests.Audit.Reports;

/// <summary>What stands in the rows with one number: a consent with its card, ending and setup, and a charge under it.</summary>
/// <param name="Number">The number, from 1.</param>
/// <param name="Rows">The number of all rows.</param>
internal sealed record ReportedRow(int Number, int Rows)
{
    /// <summary>The moment of the newest row, in milliseconds: 10 November 2026.</summary>
    public const long Newest = 1_794_268_800_000;

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Newest - ((Rows - Number) * 60_000L));

    public LocationId? Store => (Number % 3) switch { 0 => ReportedPortal.Lyon, 1 => ReportedPortal.Paris, _ => null };

    public string Reader => $"Reader {Number % 5}";

    public string Person => $"Clerk {Number % 12}";

    public bool IsSaved => Number % 12 != 5;

    public bool IsDeclined => Number % 7 == 0 && Number % 21 != 0;

    public int Seconds => Number % 700;

    public bool HasEnded => Number % 10 == 0 || Number % 60 == 5;

    public DateOnly ValidUntil => new DateOnly(2026, 11, 1).AddDays(Number % 700);

    public int TermsVersion => 1 + (Number * 4 / (Rows + 1));

    public (int Year, int Month) CardEnds => Number % 50 == 21 ? (2027, 3) : (2026 + (Number % 5), 1 + (Number % 12));

    public bool IsCharged => Number % 15 != 0;

    /// <summary>What the charge lacked.</summary>
    /// <param name="calendar">The calendar of the consent's store.</param>
    public CoverCause Cause(StoreCalendar calendar) => Number switch
    {
        13 => CoverCause.NoConsent,
        11 => CoverCause.SealBroken,
        22 => CoverCause.GivenLater,
        10 => CoverCause.Replaced,
        _ when Number % 20 == 0 => CoverCause.Expired,
        _ when Number % 10 == 0 => CoverCause.Withdrawn,
        _ when ValidUntil < calendar.DayOf(At) => CoverCause.Expired,
        _ when !IsSaved => CoverCause.NoCard,
        _ when Number % 50 == 9 => CoverCause.CardRemoved,
        _ when Number % 100 == 53 => CoverCause.Suspended,
        _ when Number % 2 == 1 && 100 + (Number * 7919L % 40_000) > 8000 => CoverCause.AboveAmount,
        _ => CoverCause.Covered,
    };
}
