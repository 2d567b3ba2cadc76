using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Audit.Reports;

/// <summary>
/// How fast scripts were read to customers on the telephone, from the sealed records: the words that were read, and the seconds from the
/// question on the screen to the answer. A record without them, or one that was erased, is not counted.
/// </summary>
internal static class ReadingSpeedReads
{
    /// <summary>The most consents whose records are read; the newest ones of the period.</summary>
    public const int MostConsents = 1000;

    /// <summary>The speeds by person.</summary>
    public static async Task<ReportView> ReadAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        var (from, until) = (query.Period.From, query.Period.Until);
        var newest = EndingReads.OfStores(db, query)
            .Where(consent => consent.GivenAt >= from && consent.GivenAt < until && consent.Channel == OrderChannel.Telephone)
            .OrderByDescending(consent => consent.GivenAt).ThenByDescending(consent => consent.Number).Take(MostConsents + 1);
        var records = from consent in newest
                      from entry in db.Set<LedgerEntry>()
                      where entry.ConsentId == consent.Id && entry.Kind == "consent.given"
                      select new { consent.RecordedById, consent.RecordedBy, Json = entry.Payload == null ? null : entry.Payload.Json };
        var read = 0;
        var people = new Dictionary<string, (string Name, List<double> Speeds)>(StringComparer.Ordinal);
        await foreach (var record in records.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            read++;
            if (read <= MostConsents && record.Json is { } json && SpeedOf(json) is { } speed)
            {
                var (_, speeds) = people.TryGetValue(record.RecordedById, out var known) ? known : (record.RecordedBy, []);
                speeds.Add(speed);
                people[record.RecordedById] = (record.RecordedBy, speeds);
            }
        }

        var fastest = people.Values.OrderByDescending(person => MedianOf(person.Speeds)).Take(ReportView.MostRows);
        var rows = fastest.Select(person => new ReportRow(
        [
            new(person.Name),
            ReportCell.Count(person.Speeds.Count),
            ReportCell.Count((long)Math.Round(MedianOf(person.Speeds))),
            ReportCell.Count((long)Math.Round(person.Speeds.Max())),
        ]));
        var all = people.Values.SelectMany(person => person.Speeds).ToList();
        return new ReportView(
            ReportKind.ReadingSpeed,
            query.Period,
            [
                new(ReportText.Say(nameof(ReportTexts.Person))),
                new(ReportText.Say(nameof(ReportTexts.Consents)), IsNumber: true),
                new(ReportText.Say(nameof(ReportTexts.MedianSpeed)), IsNumber: true, Tone.Neutral),
                new(ReportText.Say(nameof(ReportTexts.FastestSpeed)), IsNumber: true),
            ],
            [.. rows])
        {
            Summary = all.Count == 0 ? null : ReportText.Say(
                read > MostConsents ? nameof(ReportTexts.SpeedOfNewest) : nameof(ReportTexts.SpeedOfAll),
                ReportCell.Count((long)Math.Round(MedianOf(all))).Text,
                ReportCell.Count(all.Count).Text),
        };
    }

    /// <summary>The words a minute of one record; null when it does not say how long its questions took.</summary>
    /// <param name="json">The sealed record of a consent, as the ledger has it.</param>
    public static double? SpeedOf(string json)
    {
        using var record = JsonDocument.Parse(json);
        if (!record.RootElement.TryGetProperty("details", out var details)
            || !details.TryGetProperty("notice", out var notice) || !notice.TryGetProperty("words", out var words)
            || !details.TryGetProperty("evidence", out var evidence))
        {
            return null;
        }

        var texts = words.GetProperty("parts").EnumerateArray().ToDictionary(
            part => part.GetProperty("part").GetString()!, part => part.GetProperty("text").GetString()!, StringComparer.Ordinal);
        texts["Redisplay"] = words.GetProperty("redisplay").GetString() ?? "";
        var (read, seconds) = (0d, 0L);
        foreach (var question in evidence.GetProperty("answers").EnumerateArray()
            .Where(answer => answer.TryGetProperty("seconds", out _) && answer.TryGetProperty("question", out _))
            .GroupBy(answer => answer.GetProperty("question").GetInt32()))
        {
            // The parts of one question were read together, and each has its time.
            seconds += question.First().GetProperty("seconds").GetInt64();
            read += question.Sum(answer =>
                ReadingTimes.WordsIn(texts.GetValueOrDefault(answer.GetProperty("part").GetString()!, "")) * Readings(answer));
        }

        return read > 0 && seconds > 0 ? read * 60 / seconds : null;
    }

    private static int Readings(JsonElement answer) =>
        answer.TryGetProperty("readings", out var readings) ? Math.Max(1, readings.GetInt32()) : 1;

    private static double MedianOf(List<double> speeds)
    {
        var sorted = speeds.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
