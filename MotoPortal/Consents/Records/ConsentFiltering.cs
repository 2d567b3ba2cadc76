using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Data.Lists;

namespace MotoPortal.Consents.Records;

/// <summary>
/// The filters of a list of consents, each on the consents' own rows: what is asked of other tables is asked there by itself, so that
/// neither the page nor the total joins them.
/// </summary>
internal static class ConsentFiltering
{
    /// <summary>The consents that fit.</summary>
    public static async Task<IQueryable<Consent>> FilterAsync(
        PortalDb db, ConsentQuery query, StoreDays days, CancellationToken cancellationToken)
    {
        var consents = db.Set<Consent>().AsNoTracking();
        if (ConsentNumber.Read(query.Customer ?? "") is { } number
            && await consents.AnyAsync(consent => consent.Number == number, cancellationToken))
        {
            consents = consents.Where(consent => consent.Number == number);
        }
        else if (!string.IsNullOrWhiteSpace(query.Customer))
        {
            consents = consents.Where(IsFound(db, query));
        }

        if (!string.IsNullOrWhiteSpace(query.Person))
        {
            var terms = CustomerTerms.Read(query.Person);
            var clerks = (await ClerksAsync(db, cancellationToken))
                .FindAll(clerk => CustomerTerms.Match(terms, clerk, email: null, phone: null));
            consents = consents.Where(consent => clerks.Contains(consent.RecordedBy));
        }

        return FilterFacts(db, FilterOwn(consents, query), query, days);
    }

    /// <summary>
    /// The names of all clerks who recorded a consent. A consent's row never changes, so it has no folded column that a later version could
    /// fold again; but few clerks record many consents.
    /// </summary>
    public static Task<List<string>> ClerksAsync(PortalDb db, CancellationToken cancellationToken) =>
        db.Set<Consent>().Select(consent => consent.RecordedBy).Distinct().ToListAsync(cancellationToken);

    /// <summary>The last day has not passed in the store in which the consent was given.</summary>
    public static Expression<Func<Consent, bool>> IsNotOver(StoreDays days)
    {
        var (today, ahead, behind) = (days.Company, days.Ahead.AsEnumerable(), days.Behind.AsEnumerable());
        var yesterday = today.AddDays(-1);
        return days.AreAllAlike
            ? consent => consent.ValidUntil >= today
            : consent => consent.ValidUntil > today
                || (consent.ValidUntil == today && !ahead.Contains(consent.StoreId))
                || (consent.ValidUntil == yesterday && behind.Contains(consent.StoreId));
    }

    /// <summary>The consents in force: with a saved card, not ended, and not over.</summary>
    public static IQueryable<Consent> InForce(PortalDb db, IQueryable<Consent> consents, StoreDays days) => NotEnded(db, consents)
        .Where(IsNotOver(days)).Where(consent => db.Set<SavedCard>().Any(card => card.ConsentId == consent.Id));

    private static IQueryable<Consent> FilterOwn(IQueryable<Consent> consents, ConsentQuery query)
    {
        if (query.From is { } from)
        {
            consents = consents.Where(consent => consent.GivenAt >= from);
        }

        if (query.Until is { } until)
        {
            consents = consents.Where(consent => consent.GivenAt < until);
        }

        if (query.Channel is { } channel)
        {
            consents = consents.Where(consent => consent.Channel == channel);
        }

        if (query.Kind is { } kind)
        {
            consents = consents.Where(consent => consent.Kind == kind);
        }

        if (query.Store is { } store)
        {
            consents = consents.Where(consent => consent.StoreId == store);
        }

        return query.TermsVersion is { } version ? consents.Where(consent => consent.TermsVersion == version) : consents;
    }

    private static IQueryable<Consent> FilterFacts(PortalDb db, IQueryable<Consent> consents, ConsentQuery query, StoreDays days)
    {
        if (query.OnlyNotMoto)
        {
            var cards = db.Set<SavedCard>().Where(card => card.CountedAsMoto != true).Select(card => card.ConsentId);
            consents = consents.Where(consent => cards.Contains(consent.Id));
        }

        if (query.EndsBy is { } endsBy)
        {
            consents = InForce(db, consents, days).Where(consent => consent.ValidUntil <= endsBy);
        }

        if (query.OnlySuspended)
        {
            var suspended = db.Set<ConsentFact>().Where(fact => fact.Kind == ConsentFactKind.Suspended
                    && !db.Set<ConsentFact>().Any(later => later.ConsentId == fact.ConsentId
                        && later.Kind == ConsentFactKind.SuspensionLifted && later.Id > fact.Id))
                .Select(fact => fact.ConsentId);
            consents = InForce(db, consents, days).Where(consent => suspended.Contains(consent.Id));
        }

        return query.Result switch
        {
            ConsentResult.CardSaved => InForce(db, consents, days),
            ConsentResult.Open => NotEnded(db, consents).Where(IsNotOver(days))
                .Where(consent => !db.Set<SavedCard>().Any(card => card.ConsentId == consent.Id)),
            ConsentResult.NoCard => Ended(db, consents, ConsentEndingKind.WithoutCard),
            ConsentResult.Withdrawn => Ended(db, consents, ConsentEndingKind.Withdrawn),
            ConsentResult.Expired => consents.Where(IsExpired(db, days)),
            ConsentResult.Replaced => Ended(db, consents, ConsentEndingKind.Replaced),
            null => consents,
        };
    }

    private static IQueryable<Consent> NotEnded(PortalDb db, IQueryable<Consent> consents) =>
        consents.Where(consent => !db.Set<ConsentEnding>().Any(ending => ending.ConsentId == consent.Id));

    private static IQueryable<Consent> Ended(PortalDb db, IQueryable<Consent> consents, ConsentEndingKind kind)
    {
        var ended = db.Set<ConsentEnding>().Where(ending => ending.Kind == kind).Select(ending => ending.ConsentId);
        return consents.Where(consent => ended.Contains(consent.Id));
    }

    private static Expression<Func<Consent, bool>> IsExpired(PortalDb db, StoreDays days)
    {
        var expired = db.Set<ConsentEnding>().Where(ending => ending.Kind == ConsentEndingKind.Expired).Select(ending => ending.ConsentId);
        Expression<Func<Consent, bool>> hasEnding = consent => expired.Contains(consent.Id);
        Expression<Func<Consent, bool>> hasNone = consent => !db.Set<ConsentEnding>().Any(ending => ending.ConsentId == consent.Id);
        var notOver = IsNotOver(days);
        return hasEnding.Or(hasNone.And(Expression.Lambda<Func<Consent, bool>>(Expression.Not(notOver.Body), notOver.Parameters)));
    }

    // A word may be of the customer or of the order.
    private static Expression<Func<Consent, bool>> IsFound(PortalDb db, ConsentQuery query)
    {
        var digits = query.WithCardDigits ? query.Customer!.Trim() : null;
        var cards = db.Set<SavedCard>().Where(card => card.Last4 == digits).Select(card => card.ConsentId);
        Expression<Func<Consent, bool>> isOfCard = digits is null ? _ => false : consent => cards.Contains(consent.Id);
        var terms = CustomerTerms.Read(query.Customer!);
        return terms.IsEmpty ? isOfCard : isOfCard.Or(terms.Select(HasTerm).Aggregate((one, other) => one.And(other)));

        Expression<Func<Consent, bool>> HasTerm(SearchTerm term)
        {
            var customers = db.Set<KnownCustomer>().Where(CustomerTerms.Has(term)).Select(customer => customer.Id);
            Expression<Func<Consent, bool>> isOfCustomer = consent => customers.Contains(consent.CustomerId);
            return isOfCustomer.Or(ConsentNumberReads.IsOfOrder(term.Folded));
        }
    }
}
