using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Seals;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Audit.Reports;

/// <summary>
/// Which charges of saved cards a consent covered that was in force when they were sent. Told from the rows by themselves, not by what the
/// charge policy said then. A payment that a reader took is none of a saved card.
/// </summary>
internal static class CoverageReads
{
    // Above any number of charges in a year. The limit makes the database decide for each charge first, and then group.
    private const int AllRows = 100_000_000;

    /// <summary>How many charges were covered, and how many lacked what.</summary>
    public static async Task<ReportView> CountAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<CoverCause, int>();
        foreach (var facts in Parts(db, query))
        {
            var causes = await facts.OrderBy(fact => fact.RequestedAt).Take(AllRows).GroupBy(fact => fact.Cause)
                .Select(cause => new { cause.Key, Rows = cause.Count() }).ToListAsync(cancellationToken);
            foreach (var cause in causes)
            {
                counts[cause.Key] = counts.GetValueOrDefault(cause.Key) + cause.Rows;
            }
        }

        var total = counts.Values.Sum();
        var covered = counts.GetValueOrDefault(CoverCause.Covered);
        var rows = Enum.GetValues<CoverCause>().Where(cause => cause is CoverCause.Covered || counts.ContainsKey(cause))
            .Select(cause => new ReportRow(
            [
                new(ReportText.Of(cause)),
                ReportCell.Count(cause is CoverCause.Covered ? covered : 0),
                ReportCell.Count(cause is CoverCause.Covered ? 0 : counts[cause]),
                ReportCell.Percent(counts.GetValueOrDefault(cause), total),
            ]));
        return new ReportView(
            ReportKind.Coverage,
            query.Period,
            [
                new(ReportText.Say(nameof(ReportTexts.Cause))),
                new(ReportText.Say(nameof(ReportTexts.Covered)), IsNumber: true, Tone.Good),
                new(ReportText.Say(nameof(ReportTexts.NotCovered)), IsNumber: true, Tone.Bad),
                new(ReportText.Say(nameof(ReportTexts.Percent)), IsNumber: true),
            ],
            [.. rows])
        {
            Summary = total == 0 ? null : ReportText.Say(
                nameof(ReportTexts.CoveredOf),
                ReportCell.Count(covered).Text,
                ReportCell.Count(total).Text,
                ReportCell.Percent(covered, total).Text),
        };
    }

    /// <summary>The charges that were not covered, the newest first.</summary>
    public static async Task<ReportView> ListAsync(PortalDb db, ReportQuery query, CancellationToken cancellationToken)
    {
        List<CoverFact> found = [];
        foreach (var facts in Parts(db, query))
        {
            found.AddRange(await facts.Where(fact => fact.Cause != CoverCause.Covered)
                .OrderByDescending(fact => fact.Number).Take(ReportView.MostRows + 1).ToListAsync(cancellationToken));
        }

        var rows = found.OrderByDescending(fact => fact.Number).Take(ReportView.MostRows).Select(fact => new ReportRow(
        [
            new(ChargeNumber.Write(fact.Number), Href: $"/charges/{fact.Id}"),
            new(DayText.BriefMoment(query.Period.Calendar.At(fact.At), ReportText.Culture)),
            new(ReportText.Of(fact.Cause)),
            fact is { Consent: { } consent, ConsentNumber: { } number }
                ? new(ConsentNumber.Write(number), Href: $"/consents?consent={consent}")
                : new(""),
            new(query.NameOf(fact.Store)),
        ]));
        return new ReportView(
            ReportKind.Uncovered,
            query.Period,
            [
                new(ReportText.Say(nameof(ReportTexts.Charge))),
                new(ReportText.Say(nameof(ReportTexts.SentAt))),
                new(ReportText.Say(nameof(ReportTexts.Cause))),
                new(ReportText.Say(nameof(ReportTexts.Consent))),
                new(ReportText.Say(nameof(ReportTexts.Store))),
            ],
            [.. rows])
        {
            IsCut = found.Count > ReportView.MostRows,
        };
    }

    // A consent's last day ends by the calendar of the store in which it was given. Each query knows one clock.
    private static IEnumerable<IQueryable<CoverFact>> Parts(PortalDb db, ReportQuery query)
    {
        var own = query.Calendars.Own.GroupBy(store => store.Value.Zone.Id, StringComparer.Ordinal)
            .Select(zone => (zone.First().Value.Zone, Stores: zone.Select(store => (LocationId?)store.Key).ToList()))
            .ToList();
        var elsewhere = own.SelectMany(zone => zone.Stores).ToList();
        foreach (var stretch in query.Period.Stretches(query.Calendars.Company.Zone))
        {
            yield return Facts(db, query, stretch, elsewhere, isIn: false);
        }

        foreach (var (zone, stores) in own)
        {
            foreach (var stretch in query.Period.Stretches(zone))
            {
                yield return Facts(db, query, stretch, stores, isIn: true);
            }
        }
    }

    private static IQueryable<CoverFact> Facts(
        PortalDb db, ReportQuery query, OffsetStretch stretch, List<LocationId?> stores, bool isIn)
    {
        var (from, until, offset, store) = (stretch.From, stretch.Until, stretch.OffsetSeconds, query.Store);
        return
            from charge in db.Set<Charge>().AsNoTracking()
            from consent in db.Set<Consent>().Where(consent => consent.Id == charge.ConsentId).DefaultIfEmpty()
            from ending in db.Set<ConsentEnding>().Where(ending => ending.ConsentId == charge.ConsentId).DefaultIfEmpty()
            from card in db.Set<SavedCard>().Where(card => card.ConsentId == charge.ConsentId).DefaultIfEmpty()
            from finding in db.Set<SealFinding>().Where(finding => finding.ConsentId == charge.ConsentId).DefaultIfEmpty()
            where charge.State == ChargeState.Succeeded && charge.SetupId == null
                && charge.RequestedAt >= @from && charge.RequestedAt < until
                && (store == null || charge.StoreId == store)
                && stores.Contains(consent.StoreId) == isIn
            let sent = charge.SentAt ?? charge.RequestedAt
            select new CoverFact
            {
                Id = charge.Id,
                Number = charge.Number,
                At = sent,
                RequestedAt = charge.RequestedAt,
                Consent = charge.ConsentId,
                ConsentNumber = (int?)consent.Number,
                Store = charge.StoreId,
                Cause = consent == null ? CoverCause.NoConsent
                    : finding != null ? CoverCause.SealBroken
                    : consent.GivenAt > sent ? CoverCause.GivenLater
                    : ending != null && ending.EndedAt <= sent && ending.Kind == ConsentEndingKind.Withdrawn ? CoverCause.Withdrawn
                    : ending != null && ending.EndedAt <= sent && ending.Kind == ConsentEndingKind.Replaced ? CoverCause.Replaced
                    : ending != null && ending.EndedAt <= sent && ending.Kind == ConsentEndingKind.Expired ? CoverCause.Expired
                    : consent.ValidUntil < DbTime.DayOf(sent, offset) ? CoverCause.Expired
                    : card == null || card.SealedAt > sent ? CoverCause.NoCard
                    : db.Set<ConsentFact>().Any(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRemoved
                        && fact.At <= sent) ? CoverCause.CardRemoved
                    : db.Set<ConsentFact>().Any(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.Suspended
                        && fact.At <= sent && !db.Set<ConsentFact>().Any(lifted => lifted.ConsentId == consent.Id
                            && lifted.Kind == ConsentFactKind.SuspensionLifted && lifted.Id > fact.Id && lifted.At <= sent))
                        ? CoverCause.Suspended
                    : charge.Currency != consent.Currency || charge.AmountMinorUnits > consent.AmountMinorUnits ? CoverCause.AboveAmount
                    : CoverCause.Covered,
            };
    }
}
