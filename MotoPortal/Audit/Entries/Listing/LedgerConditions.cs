using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
using MotoPortal.Ledger;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Setups;
using MotoPortal.StripeFacts;

namespace MotoPortal.Audit.Entries.Listing;

/// <summary>The conditions of a query, after the names, numbers and cards in it were looked up.</summary>
internal sealed class LedgerConditions
{
    private static readonly JsonSerializerOptions AsStored = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int UsualDecimals = 2;

    // The actors that are no member of staff, as entries name them.
    private static readonly (string Id, string Name)[] NoPeople =
        [("portal", "MotoPortal"), ("console", "Server console"), ("withdrawal-link", "Customer")];

    private readonly List<Expression<Func<LedgerEntry, bool>>> _conditions = [];
    private bool _looksAtEach;
    private bool _hasSubjects;

    private LedgerConditions()
    {
    }

    /// <summary>
    /// Whether an index does not lead to the entries, so that each has to be looked at. What is in the payloads has no index on purpose:
    /// it would keep words that an erasure has to take away.
    /// </summary>
    public bool IsScan => _looksAtEach && !_hasSubjects;

    /// <summary>The filter of a query; null when more fits than is looked for at once.</summary>
    public static async Task<LedgerConditions?> ReadAsync(PortalDb db, LedgerQuery query, CancellationToken cancellationToken)
    {
        var filter = new LedgerConditions { _looksAtEach = db.IsLimited };
        if (!await filter.AddSubjectsAsync(db, query, cancellationToken))
        {
            return null;
        }

        await filter.AddActorsAsync(db, query.Person, cancellationToken);
        return filter.AddFacts(query).AddScans(db, query);
    }

    /// <summary>The entries of the context's stores that fit.</summary>
    public IQueryable<LedgerEntry> Apply(PortalDb db) =>
        _conditions.Aggregate(Visible(db), (fitting, condition) => fitting.Where(condition));

    /// <summary>
    /// The entries that the context's stores may see: what was done in a setup or with a charge of another store is left out. Customers,
    /// consents, cards and people are the company's.
    /// </summary>
    public static IQueryable<LedgerEntry> Visible(PortalDb db)
    {
        var entries = db.Set<LedgerEntry>().AsNoTracking();
        return !db.IsLimited ? entries : entries.Where(entry =>
            (entry.SetupId == null || db.Set<CardSetup>().Any(setup => setup.Id == entry.SetupId))
            && (entry.ChargeId == null || db.Set<Charge>().Any(charge => charge.Id == entry.ChargeId)));
    }

    private async Task<bool> AddSubjectsAsync(PortalDb db, LedgerQuery query, CancellationToken cancellationToken)
    {
        List<SubjectSet?> sets = [];
        if (query.Subject is { } subject)
        {
            sets.Add(await SubjectReads.OfAsync(db, subject, cancellationToken));
        }

        if (query.Customer.Length > 0)
        {
            sets.Add(await SubjectReads.OfCustomerAsync(db, query.Customer, cancellationToken));
        }

        if (query.Last4.Length > 0)
        {
            sets.Add(await SubjectReads.OfCardAsync(db, query.Last4, cancellationToken));
        }

        if (SubjectReads.EntryNumber(query.Search) is { } number)
        {
            _conditions.Add(entry => entry.Sequence == number);
        }
        else if (query.Search.Length > 0)
        {
            if (await SubjectReads.OfNumberAsync(db, query.Search, cancellationToken) is { } named)
            {
                sets.Add(named);
            }
            else
            {
                AddDetails(JsonSerializer.Serialize(query.Search, AsStored)[1..^1]);
            }
        }

        _hasSubjects = sets.Count > 0;
        _conditions.AddRange(sets.OfType<SubjectSet>().Select(set => set.Holds()));
        return !sets.Contains(null);
    }

    private async Task AddActorsAsync(PortalDb db, string person, CancellationToken cancellationToken)
    {
        if (person.Length == 0)
        {
            return;
        }

        var terms = CustomerTerms.Read(person);
        var people = await db.Users.AsNoTracking().Select(user => new { user.Id, user.DisplayName }).ToListAsync(cancellationToken);
        var actors = people.Where(one => CustomerTerms.Match(terms, one.DisplayName, email: null, phone: null)).Select(one => one.Id)
            .Concat(NoPeople.Where(one => CustomerTerms.Match(terms, one.Name, email: null, phone: null)).Select(one => one.Id))
            .ToList();
        _conditions.Add(entry => actors.Contains(entry.ActorId));
    }

    private LedgerConditions AddFacts(LedgerQuery query)
    {
        if (query.From is { } from)
        {
            _conditions.Add(entry => entry.At >= from);
        }

        if (query.Until is { } until)
        {
            _conditions.Add(entry => entry.At < until);
        }

        if (query.Kind is { } kind)
        {
            _conditions.Add(entry => entry.Kind == kind);
        }

        return this;
    }

    private LedgerConditions AddScans(PortalDb db, LedgerQuery query)
    {
        if (query.Outcome is { } outcome)
        {
            var kinds = EntryKindRules.With(outcome).ToList();
            Add(entry => kinds.Contains(entry.Kind));
        }

        if (query.Amounts is not [])
        {
            Add(query.Amounts.Select(HoldsAmount).Aggregate((one, other) => one.Or(other)));
        }

        if (query.Store is { } store)
        {
            Add(entry => db.Set<CardSetup>().Any(setup => setup.Id == entry.SetupId && setup.StoreId == store)
                || db.Set<Charge>().Any(charge => charge.Id == entry.ChargeId && charge.StoreId == store)
                || db.Set<Consent>().Any(consent => consent.Id == entry.ConsentId && consent.StoreId == store));
        }

        if (query.OnlyNotMoto)
        {
            Add(entry => db.Set<SavedCard>().Any(card => card.ConsentId == entry.ConsentId && card.CountedAsMoto != true)
                || db.Set<Charge>().Any(charge => charge.Id == entry.ChargeId && charge.CountedAsMoto == false));
        }

        return this;
    }

    private void AddDetails(string text) => Add(Holds(text));

    // 40.00 in a currency with two decimals, and 40 in one with none, are different numbers of minor units.
    private static Expression<Func<LedgerEntry, bool>> HoldsAmount(Money amount)
    {
        var number = $"minorunits\":{amount.AmountMinorUnits}";
        var stands = Holds(number + ",").Or(Holds(number + "}"));
        var others = CurrencyLimits.Known.Where(known => known.Decimals is not UsualDecimals);
        return amount.Decimals is UsualDecimals
            ? others.Select(known => IsIn(known.Currency, isIn: false)).Aggregate(stands, (all, next) => all.And(next))
            : stands.And(others.Where(known => known.Decimals == amount.Decimals)
                .Select(known => IsIn(known.Currency, isIn: true)).Aggregate((one, other) => one.Or(other)));
    }

    private static Expression<Func<LedgerEntry, bool>> IsIn(string currency, bool isIn)
    {
        var named = SearchText.Pattern($"\"currency\":\"{currency}\"");
        return entry => EF.Functions.Like(entry.Payload!.Json, named, SearchText.Escape) == isIn;
    }

    private static Expression<Func<LedgerEntry, bool>> Holds(string text)
    {
#pragma warning disable CA1304, CA1308, CA1311, MA0011 // The database lowers its side, so that both databases find the same.
        var words = SearchText.Pattern(text.ToLowerInvariant());
        return entry => EF.Functions.Like(entry.Payload!.Json.ToLower(), words, SearchText.Escape);
#pragma warning restore CA1304, CA1308, CA1311, MA0011
    }

    private void Add(Expression<Func<LedgerEntry, bool>> scan)
    {
        _looksAtEach = true;
        _conditions.Add(scan);
    }
}
