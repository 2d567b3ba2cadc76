using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Audit.Reports;

/// <summary>How long it took from the first key of a setup to its saved card.</summary>
internal static class DurationReads
{
    // The ends of the classes, in seconds.
    private const int First = 60;
    private const int Second = 120;
    private const int Third = 180;
    private const int Fourth = 300;
    private const int Fifth = 600;

    private static readonly int[] Ends = [First, Second, Third, Fourth, Fifth, int.MaxValue];

    /// <summary>The numbers of setups by how long they took, with the median.</summary>
    public static async Task<ReportView> ReadAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        var seconds = SavesReads.Saves(db, query, query.Period.From, query.Period.Until)
            .Select(fact => (DbTime.Milliseconds(fact.At) - DbTime.Milliseconds(fact.StartedAt)) / 1000);
        var classes = await seconds
            .GroupBy(taken => taken < First ? First
                : taken < Second ? Second
                : taken < Third ? Third
                : taken < Fourth ? Fourth
                : taken < Fifth ? Fifth
                : int.MaxValue)
            .Select(group => new { group.Key, Rows = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Rows, cancellationToken);
        var total = classes.Values.Sum();
        var rows = Ends.Select((end, index) => new ReportRow(
            [
                new(NameOf(index)),
                ReportCell.Count(classes.GetValueOrDefault(end)),
                ReportCell.Percent(classes.GetValueOrDefault(end), total),
            ]));
        return new ReportView(
            ReportKind.Durations,
            query.Period,
            [
                new(ReportText.Say(nameof(ReportTexts.Taken))),
                new(ReportText.Say(nameof(ReportTexts.Cards)), IsNumber: true, Tone.Neutral),
                new(ReportText.Say(nameof(ReportTexts.Percent)), IsNumber: true),
            ],
            [.. rows])
        {
            Summary = total == 0 ? null : ReportText.Say(
                nameof(ReportTexts.MedianOf), Spoken(await MedianAsync(seconds, total, cancellationToken))),
        };
    }

    // The middle one, or the middle between two: read by its place in the order, so that the others stay in the database.
    private static async Task<TimeSpan> MedianAsync(IQueryable<long> seconds, int total, CancellationToken cancellationToken)
    {
        var middle = await seconds.OrderBy(taken => taken)
            .Skip((total - 1) / 2).Take(total % 2 == 0 ? 2 : 1).ToListAsync(cancellationToken);
        return TimeSpan.FromSeconds(middle.Average());
    }

    private static string Spoken(TimeSpan time) =>
        ReportText.Say(nameof(ReportTexts.MinutesAndSeconds), (int)time.TotalMinutes, time.Seconds);

    private static string NameOf(int index) => index switch
    {
        0 => ReportText.Say(nameof(ReportTexts.UnderMinutes), Minutes(0)),
        _ when index == Ends.Length - 1 => ReportText.Say(nameof(ReportTexts.OverMinutes), Minutes(index - 1)),
        _ => ReportText.Say(nameof(ReportTexts.BetweenMinutes), Minutes(index - 1), Minutes(index)),
    };

    private static int Minutes(int index) => Ends[index] / 60;
}
