namespace MotoPortal.Readers;

/// <summary>
/// When a reader may take cards: PCI DSS 9.5.1.2 wants readers looked at periodically for tampering and substitution.
/// </summary>
internal static class InspectionPolicy
{
    /// <summary>Where a reader's inspection stands.</summary>
    /// <param name="last">Its last inspection; null when there was none.</param>
    /// <param name="days">How many days an inspection counts; 0 when none is asked for.</param>
    /// <param name="now">The time, UTC.</param>
    public static InspectionStanding StandingOf(InspectionView? last, int days, DateTimeOffset now) => (last, days) switch
    {
        // Whoever has seen something wrong is believed, whatever the setting.
        ({ Finding: InspectionFinding.Suspicious }, _) => InspectionStanding.Suspicious,
        (_, 0) => InspectionStanding.NotAsked,
        (null, _) => InspectionStanding.Never,
        _ => now > last.At.AddDays(days) ? InspectionStanding.Overdue : InspectionStanding.InTime,
    };

    /// <summary>Until when an inspection counts, UTC; null when that is not a matter of time.</summary>
    public static DateTimeOffset? DueAt(InspectionView? last, int days) =>
        last is { Finding: InspectionFinding.Intact } && days > 0 ? last.At.AddDays(days) : null;

    /// <summary>Whether the reader may take cards.</summary>
    public static bool MayBeUsed(InspectionStanding standing) => standing is InspectionStanding.NotAsked or InspectionStanding.InTime;
}
