using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Audit.Entries.Listing;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Shell.Lists;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Audit.Reports;

/// <summary>Counts what people were refused, from the ledger. An access belongs to the company, not to a store.</summary>
internal static class RefusalReads
{
    private const string Refused = "access.refused";
    private const string PasswordWrong = "access.password_wrong";

    /// <summary>By day or month.</summary>
    public static async Task<ReportView> ByDayAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<(string Kind, DateOnly Step), int>();
        var range = await LedgerRange.OfAsync(db, query.Period.From, query.Period.Until, cancellationToken);
        foreach (var stretch in query.Period.Stretches(query.Period.Calendar.Zone))
        {
            var offset = stretch.OffsetSeconds;
            var days = await Entries(db, range, stretch.From, stretch.Until)
                .GroupBy(entry => new { entry.Kind, Day = DbTime.DayOf(entry.At, offset) })
                .Select(day => new { day.Key.Kind, day.Key.Day, Rows = day.Count() }).ToListAsync(cancellationToken);
            foreach (var day in days)
            {
                var step = (day.Kind, query.Period.StepOf(day.Day));
                counts[step] = counts.GetValueOrDefault(step) + day.Rows;
            }
        }

        var rows = query.Period.Steps().Select(step => new ReportRow(
            [
                ReportText.Step(query.Period, step),
                ReportCell.Count(counts.GetValueOrDefault((Refused, step))),
                ReportCell.Count(counts.GetValueOrDefault((PasswordWrong, step))),
            ],
            ReportText.MarkOf(query.Period, step)));
        return new ReportView(
            ReportKind.Refusals,
            query.Period,
            [
                ReportText.StepColumn(query.Period),
                new(ReportText.Say(nameof(ReportTexts.AccessRefused)), IsNumber: true, Tone.Bad),
                new(ReportText.Say(nameof(ReportTexts.PasswordsWrong)), IsNumber: true, Tone.Careful),
            ],
            [.. rows]);
    }

    /// <summary>By the person who was refused, with the way to their entries.</summary>
    public static async Task<ReportView> ByPersonAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        var range = await LedgerRange.OfAsync(db, query.Period.From, query.Period.Until, cancellationToken);
        var people = await Entries(db, range, query.Period.From, query.Period.Until).Where(entry => entry.Kind == Refused)
            .GroupBy(entry => entry.ActorId).Select(person => new { person.Key, Rows = person.Count() })
            .OrderByDescending(person => person.Rows).ThenBy(person => person.Key).Take(ReportView.MostRows + 1)
            .ToListAsync(cancellationToken);
        var ids = people.ConvertAll(person => person.Key);
        var names = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id))
            .Select(user => new { user.Id, user.DisplayName })
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, StringComparer.Ordinal, cancellationToken);
        var rows = people.Take(ReportView.MostRows).Select(person => new ReportRow(
        [
            new(names.GetValueOrDefault(person.Key, person.Key), Href: HrefOf(query.Period)),
            ReportCell.Count(person.Rows),
        ]));
        return new ReportView(
            ReportKind.RefusalsByPerson,
            query.Period,
            [
                new(ReportText.Say(nameof(ReportTexts.Person))),
                new(ReportText.Say(nameof(ReportTexts.AccessRefused)), IsNumber: true, Tone.Bad),
            ],
            [.. rows])
        {
            IsCut = people.Count > ReportView.MostRows,
        };
    }

    private static IQueryable<LedgerEntry> Entries(PortalDb db, LedgerRange range, DateTimeOffset from, DateTimeOffset until) =>
        db.Set<LedgerEntry>().AsNoTracking().Where(entry => (entry.Kind == Refused || entry.Kind == PasswordWrong)
            && entry.Sequence >= range.First && entry.Sequence <= range.Last && entry.At >= from && entry.At < until);

    private static string HrefOf(ReportPeriod period) => string.Create(
        CultureInfo.InvariantCulture,
        $"/ledger?kind={Refused}&from={AddressQuery.Written(period.First)}&until={AddressQuery.Written(period.Last)}");
}
