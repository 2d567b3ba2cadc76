using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>
/// The filters of a list of charges, each on the charges' own rows: what is asked of other tables is asked there by itself, so that neither
/// the page nor the total joins them.
/// </summary>
internal static class ChargeFiltering
{
    /// <summary>The charges of the context's stores that fit.</summary>
    public static async Task<IQueryable<Charge>> FilterAsync(PortalDb db, ChargeQuery query, CancellationToken cancellationToken)
    {
        var charges = db.Set<Charge>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            charges = await NumberedAsync(db, query.Search, cancellationToken) ?? charges.Where(IsFound(db, query.Search));
        }

        return Filter(db, charges, query);
    }

    // A number of a charge or a consent names its charges; nothing else is looked for.
    private static async Task<IQueryable<Charge>?> NumberedAsync(PortalDb db, string typed, CancellationToken cancellationToken)
    {
        var charges = db.Set<Charge>().AsNoTracking();
        if (ChargeNumber.Read(typed) is { } number && await charges.AnyAsync(charge => charge.Number == number, cancellationToken))
        {
            return charges.Where(charge => charge.Number == number);
        }

        return ConsentNumber.Read(typed) is { } consentNumber
            && await db.Set<Consent>().Where(consent => consent.Number == consentNumber).Select(consent => (ConsentId?)consent.Id)
                .SingleOrDefaultAsync(cancellationToken) is { } consent
            ? charges.Where(charge => charge.ConsentId == consent)
            : null;
    }

    // A word may be of the customer or of the order.
    private static Expression<Func<Charge, bool>> IsFound(PortalDb db, string typed)
    {
        var terms = CustomerTerms.Read(typed);
        return terms.IsEmpty ? _ => false : terms.Select(HasTerm).Aggregate((one, other) => one.And(other));

        Expression<Func<Charge, bool>> HasTerm(SearchTerm term)
        {
            var customers = db.Set<KnownCustomer>().Where(CustomerTerms.Has(term)).Select(customer => customer.Id);
            Expression<Func<Charge, bool>> isOfCustomer = charge => customers.Contains(charge.CustomerId);
            return isOfCustomer.Or(JoinedText.Holds(term.Folded).On((Charge charge) => charge.ReferenceSearch));
        }
    }

    private static IQueryable<Charge> Filter(PortalDb db, IQueryable<Charge> charges, ChargeQuery query)
    {
        if (query.From is { } from)
        {
            charges = charges.Where(charge => charge.RequestedAt >= from);
        }

        if (query.Until is { } until)
        {
            charges = charges.Where(charge => charge.RequestedAt < until);
        }

        if (query.State is { } state)
        {
            charges = charges.Where(charge => charge.State == state);
        }

        if (query.Initiation is { } initiation)
        {
            charges = charges.Where(charge => charge.Initiation == initiation);
        }

        if (query.Consent is { } consent)
        {
            charges = charges.Where(charge => charge.ConsentId == consent);
        }

        if (query.Store is { } store)
        {
            charges = charges.Where(charge => charge.StoreId == store);
        }

        if (query.Kind is { } kind)
        {
            charges = charges.Where(charge => db.Set<Consent>().Any(covering => covering.Id == charge.ConsentId && covering.Kind == kind));
        }

        if (query.OnlyNotMoto)
        {
            charges = charges.Where(charge => charge.CountedAsMoto == false);
        }

        return query.OnlyOverridden ? charges.Where(charge => charge.OverriddenClauses != "") : charges;
    }
}
