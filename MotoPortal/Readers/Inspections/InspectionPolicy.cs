namespace MotoPortal.Readers.Inspections;

/// <summary>Decides when a reader may take cards: PCI DSS 9.5.1.2 requires periodic inspections for tampering and substitution.</summary>
internal static class InspectionPolicy
{
    /// <summary>The standing of a reader's inspection.</summary>
    /// <param name="last">The last inspection; null for none.</param>
    /// <param name="days">The number of days for which an inspection is valid; 0 when none is required.</param>
    /// <param name="now">The current time, UTC.</param>
    public static InspectionStanding StandingOf(InspectionView? last, int days, DateTimeOffset now) => (last, days) switch
    {
        // A suspicious finding counts even if no inspections are required.
        ({ Finding: InspectionFinding.Suspicious }, _) => InspectionStanding.Suspicious,
        (_, 0) => InspectionStanding.NotAsked,
        (null, _) => InspectionStanding.Never,
        _ => now > last.At.AddDays(days) ? InspectionStanding.Overdue : InspectionStanding.InTime,
    };

    /// <summary>Until when an inspection is valid, UTC; null when it has no time limit.</summary>
    public static DateTimeOffset? DueAt(InspectionView? last, int days) =>
        last is { Finding: InspectionFinding.Intact } && days > 0 ? last.At.AddDays(days) : null;

    /// <summary>Whether the reader may take cards.</summary>
    public static bool MayBeUsed(InspectionStanding standing) => standing is InspectionStanding.NotAsked or InspectionStanding.InTime;
}
