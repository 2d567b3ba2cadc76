using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Audit.Entries.Listing;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Audit.Reports;

/// <summary>
/// Counts the cards that were saved, and the tries that a bank declined on the way to one. A setup belongs to the store and the reader of
/// its last try, and to the person who began it.
/// </summary>
internal static class SavesReads
{
    private const string Declined = "setup.card_declined";
    private const int MostGroups = 1000;

    /// <summary>By day or month.</summary>
    public static async Task<ReportView> ByDayAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        var saves = new SortedDictionary<DateOnly, int>();
        var declines = new SortedDictionary<DateOnly, int>();
        var range = await LedgerRange.OfAsync(db, query.Period.From, query.Period.Until, cancellationToken);
        foreach (var stretch in query.Period.Stretches(query.Period.Calendar.Zone))
        {
            await AddAsync(saves, Saves(db, query, stretch.From, stretch.Until), stretch.OffsetSeconds);
            await AddAsync(declines, Declines(db, query, range, stretch.From, stretch.Until), stretch.OffsetSeconds);
        }

        var rows = query.Period.Steps().Select(step => Row(
            ReportText.Step(query.Period, step),
            saves.GetValueOrDefault(step),
            declines.GetValueOrDefault(step),
            ReportText.MarkOf(query.Period, step)));
        return View(ReportKind.SavesByDay, query, ReportText.StepColumn(query.Period), [.. rows]);

        async Task AddAsync(SortedDictionary<DateOnly, int> counts, IQueryable<SetupFact> facts, int offset)
        {
            var days = await facts.GroupBy(fact => DbTime.DayOf(fact.At, offset))
                .Select(day => new { day.Key, Rows = day.Count() }).ToListAsync(cancellationToken);
            foreach (var day in days)
            {
                var step = query.Period.StepOf(day.Key);
                counts[step] = counts.GetValueOrDefault(step) + day.Rows;
            }
        }
    }

    /// <summary>By store.</summary>
    public static Task<ReportView> ByStoreAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken) => ByAsync(
        db, query, ReportKind.SavesByStore, nameof(ReportTexts.Store),
        async facts => [.. (await facts.GroupBy(fact => fact.Store).Select(group => new { group.Key, Rows = group.Count() })
            .OrderByDescending(group => group.Rows).Take(MostGroups).ToListAsync(cancellationToken))
            .Select(group => new CountedGroup(group.Key?.Value ?? "", query.NameOf(group.Key), group.Rows))],
        cancellationToken);

    /// <summary>By reader.</summary>
    public static Task<ReportView> ByReaderAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken) => ByAsync(
        db, query, ReportKind.SavesByReader, nameof(ReportTexts.Reader),
        async facts => [.. (await facts.GroupBy(fact => fact.Reader).Select(group => new { group.Key, Rows = group.Count() })
            .OrderByDescending(group => group.Rows).Take(MostGroups).ToListAsync(cancellationToken))
            .Select(group => new CountedGroup(group.Key ?? "", group.Key ?? ReportText.Say(nameof(ReportTexts.NoReader)), group.Rows))],
        cancellationToken);

    /// <summary>By the person who began the setup.</summary>
    public static Task<ReportView> ByPersonAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken) => ByAsync(
        db, query, ReportKind.SavesByPerson, nameof(ReportTexts.Person),
        async facts => [.. (await facts.GroupBy(fact => fact.PersonId)
            .Select(group => new { group.Key, Name = group.Max(fact => fact.Person), Rows = group.Count() })
            .OrderByDescending(group => group.Rows).Take(MostGroups).ToListAsync(cancellationToken))
            .Select(group => new CountedGroup(group.Key, group.Name ?? group.Key, group.Rows))],
        cancellationToken);

    /// <summary>The setups whose card was saved in a time.</summary>
    public static IQueryable<SetupFact> Saves(PortalDb db, ReportQuery query, DateTimeOffset from, DateTimeOffset until) => Of(
        query,
        from card in db.Set<SavedCard>()
        join consent in db.Set<Consent>() on card.ConsentId equals consent.Id
        join setup in db.Set<CardSetup>() on consent.SetupId equals setup.Id
        where card.SealedAt >= @from && card.SealedAt < until
        select new SetupFact
        {
            At = card.SealedAt,
            StartedAt = setup.StartedAt,
            Store = setup.StoreId,
            Reader = setup.ReaderLabel,
            PersonId = setup.StartedById,
            Person = setup.StartedBy,
        });

    private static IQueryable<SetupFact> Declines(
        PortalDb db, ReportQuery query, LedgerRange range, DateTimeOffset from, DateTimeOffset until) => Of(
        query,
        from entry in db.Set<LedgerEntry>()
        from setup in db.Set<CardSetup>()
        where entry.Kind == Declined && entry.Sequence >= range.First && entry.Sequence <= range.Last
            && entry.At >= @from && entry.At < until
            && setup.Id == entry.SetupId && setup.Task != SetupTask.PayNow
        select new SetupFact
        {
            At = entry.At,
            StartedAt = setup.StartedAt,
            Store = setup.StoreId,
            Reader = setup.ReaderLabel,
            PersonId = setup.StartedById,
            Person = setup.StartedBy,
        });

    private static IQueryable<SetupFact> Of(ReportQuery query, IQueryable<SetupFact> facts) =>
        query.Store is { } store ? facts.Where(fact => fact.Store == store) : facts;

    private static async Task<ReportView> ByAsync(
        PortalDb db,
        ReportQuery query,
        ReportKind kind,
        string column,
        Func<IQueryable<SetupFact>, Task<ImmutableArray<CountedGroup>>> countAsync,
        CancellationToken cancellationToken)
    {
        var range = await LedgerRange.OfAsync(db, query.Period.From, query.Period.Until, cancellationToken);
        var saves = await countAsync(Saves(db, query, query.Period.From, query.Period.Until));
        var declines = await countAsync(Declines(db, query, range, query.Period.From, query.Period.Until));
        var groups = saves.Concat(declines).GroupBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (
                Name: group.First().Name,
                Saved: saves.FirstOrDefault(one => one.Key == group.Key)?.Rows ?? 0,
                Declined: declines.FirstOrDefault(one => one.Key == group.Key)?.Rows ?? 0))
            .OrderByDescending(group => group.Saved + group.Declined)
            .ToList();
        var rows = groups.Take(ReportView.MostRows).Select(group => Row(new ReportCell(group.Name), group.Saved, group.Declined));
        return View(kind, query, new ReportColumn(ReportText.Say(column)), [.. rows]) with { IsCut = groups.Count > ReportView.MostRows };
    }

    private static ReportView View(ReportKind kind, ReportQuery query, ReportColumn first, ImmutableArray<ReportRow> rows) => new(
        kind,
        query.Period,
        [
            first,
            new(ReportText.Say(nameof(ReportTexts.Saved)), IsNumber: true, Tone.Good),
            new(ReportText.Say(nameof(ReportTexts.Declined)), IsNumber: true, Tone.Bad),
            new(ReportText.Say(nameof(ReportTexts.DeclinedPercent)), IsNumber: true),
        ],
        rows);

    private static ReportRow Row(ReportCell first, int saved, int declined, string? mark = null) => new(
        [first, ReportCell.Count(saved), ReportCell.Count(declined), ReportCell.Percent(declined, saved + declined)], mark);

    private sealed record CountedGroup(string Key, string Name, int Rows);
}
