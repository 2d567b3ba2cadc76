using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Shell.Theme;
using MotoPortal.Terms.Scripts;

namespace MotoPortal.Audit.Reports;

/// <summary>The consents in force today: when they and their cards end, and under which terms they were given.</summary>
internal static class EndingReads
{
    private const int MonthsAhead = 12;
    private const int AllRows = 100_000_000;

    /// <summary>How many consents and cards end, by month of the next year.</summary>
    public static async Task<ReportView> ByMonthAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        var first = new DateOnly(query.Today.Year, query.Today.Month, 1);
        var after = first.AddMonths(MonthsAhead);
        var (begin, end) = (IndexOf(first), IndexOf(after));
        var consents = (await InForce(db, query).Where(consent => consent.ValidUntil < after)
            .GroupBy(consent => new { consent.ValidUntil.Year, consent.ValidUntil.Month })
            .Select(month => new { month.Key.Year, month.Key.Month, Rows = month.Count() }).ToListAsync(cancellationToken))
            .ToDictionary(month => (month.Year * MonthsAhead) + month.Month - 1, month => month.Rows);
        var cards = (await Cards(db, query).Where(card => card.Month < end).OrderBy(card => card.Number).Take(AllRows)
            .GroupBy(card => card.Month)
            .Select(month => new { month.Key, Rows = month.Count() }).ToListAsync(cancellationToken))
            .ToDictionary(month => month.Key, month => month.Rows);
        var overdue = cards.Where(month => month.Key < begin).Sum(month => month.Value);
        var rows = Enumerable.Range(0, MonthsAhead).Select(ahead => new ReportRow(
            [
                new(ReportText.MonthOf(first.AddMonths(ahead))),
                ReportCell.Count(consents.GetValueOrDefault(begin + ahead)),
                ReportCell.Count(cards.GetValueOrDefault(begin + ahead)),
            ],
            first.AddMonths(ahead).ToString("MMM", ReportText.Culture)));
        return new ReportView(
            ReportKind.EndingByMonth,
            query.Period,
            [
                new(ReportText.Say(nameof(ReportTexts.Month))),
                new(ReportText.Say(nameof(ReportTexts.ConsentsEnding)), IsNumber: true, Tone.Neutral),
                new(ReportText.Say(nameof(ReportTexts.CardsEnding)), IsNumber: true, Tone.Careful),
            ],
            [.. rows])
        {
            Summary = overdue == 0 ? null : ReportText.Say(nameof(ReportTexts.CardsOverdue), ReportCell.Count(overdue).Text),
        };
    }

    /// <summary>The consents that end next, and those whose card does, by their last day.</summary>
    public static async Task<ReportView> SoonAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        var horizon = query.Today.AddDays(query.DaysAhead);
        var lastMonth = IndexOf(horizon);
        var consents = await InForce(db, query).Where(consent => consent.ValidUntil <= horizon)
            .OrderBy(consent => consent.ValidUntil).ThenBy(consent => consent.Number).Take(ReportView.MostRows + 1)
            .Select(consent => new { consent.Id, consent.Number, consent.StoreId, Day = consent.ValidUntil })
            .ToListAsync(cancellationToken);
        var cards = await Cards(db, query).Where(card => card.Month <= lastMonth)
            .OrderBy(card => card.Month).ThenBy(card => card.Number).Take(ReportView.MostRows + 1).ToListAsync(cancellationToken);
        var rows = consents
            .Select(consent => (Day: consent.Day, consent.Id, consent.Number, consent.StoreId, What: nameof(ReportTexts.TheConsent)))
            .Concat(cards.Select(card =>
                (Day: LastDayOf(card.Month), card.Id, card.Number, StoreId: card.Store, What: nameof(ReportTexts.TheCard))))
            .OrderBy(row => row.Day).ThenBy(row => row.Number)
            .ToList();
        return new ReportView(
            ReportKind.EndingSoon,
            query.Period,
            [
                new(ReportText.Say(nameof(ReportTexts.Consent))),
                new(ReportText.Say(nameof(ReportTexts.WhatEnds))),
                new(ReportText.Say(nameof(ReportTexts.LastDay))),
                new(ReportText.Say(nameof(ReportTexts.Store))),
            ],
            [
                .. rows.Take(ReportView.MostRows).Select(row => new ReportRow(
                [
                    new(ConsentNumber.Write(row.Number), Href: $"/consents?consent={row.Id}"),
                    new(ReportText.Say(row.What)),
                    new(DayText.Brief(row.Day, ReportText.Culture)),
                    new(query.NameOf(row.StoreId)),
                ])),
            ])
        {
            IsCut = rows.Count > ReportView.MostRows,
        };
    }

    /// <summary>How many consents in force were given under which version of the terms.</summary>
    public static async Task<ReportView> TermsAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        var newest = await TermsReads.Usable(db).MaxAsync(version => (int?)version.Number, cancellationToken) ?? 0;
        var versions = await InForce(db, query).GroupBy(consent => consent.TermsVersion)
            .Select(version => new { version.Key, Rows = version.Count() })
            .OrderByDescending(version => version.Key).Take(ReportView.MostRows).ToListAsync(cancellationToken);
        var total = versions.Sum(version => version.Rows);
        var older = versions.Where(version => version.Key < newest).Sum(version => version.Rows);
        var rows = versions.Select(version => new ReportRow(
            [
                new(
                    ReportText.Say(
                        version.Key < newest ? nameof(ReportTexts.VersionOf) : nameof(ReportTexts.NewestVersionOf), version.Key),
                    Href: $"/consents?result=CardSaved&terms={version.Key.ToString(CultureInfo.InvariantCulture)}"),
                ReportCell.Count(version.Key < newest ? 0 : version.Rows),
                ReportCell.Count(version.Key < newest ? version.Rows : 0),
                ReportCell.Percent(version.Rows, total),
            ],
            ReportText.Say(nameof(ReportTexts.VersionMark), version.Key)));
        return new ReportView(
            ReportKind.TermsVersions,
            query.Period,
            [
                new(ReportText.Say(nameof(ReportTexts.Version))),
                new(ReportText.Say(nameof(ReportTexts.OnNewestTerms)), IsNumber: true, Tone.Good),
                new(ReportText.Say(nameof(ReportTexts.OnOlderTerms)), IsNumber: true, Tone.Careful),
                new(ReportText.Say(nameof(ReportTexts.Percent)), IsNumber: true),
            ],
            [.. rows])
        {
            Summary = total == 0 ? null : ReportText.Say(
                nameof(ReportTexts.OlderOf), ReportCell.Count(older).Text, ReportCell.Count(total).Text),
        };
    }

    /// <summary>The consents of the report's stores: a person of some stores sees those that were given there.</summary>
    public static IQueryable<Consent> OfStores(PortalDb db, ReportQuery query)
    {
        var consents = db.Set<Consent>().AsNoTracking();
        var visible = db.VisibleStores;
        consents = db.IsLimited ? consents.Where(consent => visible.Contains(consent.StoreId)) : consents;
        return query.Store is { } store ? consents.Where(consent => consent.StoreId == store) : consents;
    }

    private static IQueryable<Consent> InForce(PortalDb db, ReportQuery query) =>
        ConsentFiltering.InForce(db, OfStores(db, query), query.Calendars.DaysAt(query.Now));

    // The month is counted from year 0. A renewed card has the month of its last renewal.
    private static IQueryable<EndingCard> Cards(PortalDb db, ReportQuery query) =>
        from consent in InForce(db, query)
        join card in db.Set<SavedCard>() on consent.Id equals card.ConsentId
        select new EndingCard
        {
            Id = consent.Id,
            Number = consent.Number,
            Store = consent.StoreId,
            Month = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRenewed)
                .OrderByDescending(fact => fact.Id).Select(fact => (fact.ExpYear * MonthsAhead) + fact.ExpMonth - 1).FirstOrDefault()
                ?? ((card.ExpYear * MonthsAhead) + card.ExpMonth - 1),
        };

    private static int IndexOf(DateOnly day) => (day.Year * MonthsAhead) + day.Month - 1;

    private static DateOnly LastDayOf(int month) =>
        new DateOnly(month / MonthsAhead, (month % MonthsAhead) + 1, 1).AddMonths(1).AddDays(-1);

    private sealed class EndingCard
    {
        public ConsentId Id { get; init; }

        public int Number { get; init; }

        public LocationId? Store { get; init; }

        public int Month { get; init; }
    }
}
