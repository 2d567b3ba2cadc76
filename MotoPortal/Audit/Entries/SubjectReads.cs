using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.Audit.Entries;

/// <summary>
/// Finds what a search of the ledger is about. An entry names its customer, setup, consent and charge by their ids, so that a search for a
/// name, a number or a card reads those first, and then the entries by an index.
/// </summary>
internal static class SubjectReads
{
    private const int MostFound = 200;

    /// <summary>The entries' subject as it was asked for by its id: a consent with its setup, a customer with their setups.</summary>
    public static async Task<SubjectSet?> OfAsync(PortalDb db, EntrySubject subject, CancellationToken cancellationToken)
    {
        if (subject.Customer is { } customer)
        {
            return await OfCustomersAsync(db, [customer], cancellationToken);
        }

        if (subject.Consent is { } consent)
        {
            return await OfConsentAsync(db, consent, cancellationToken);
        }

        return subject.Charge is { } charge
            ? SubjectSet.None with { Charges = [charge] }
            : SubjectSet.None with { Setups = [subject.Setup!.Value] };
    }

    /// <summary>The customers with all these words; null when they are too many.</summary>
    public static async Task<SubjectSet?> OfCustomerAsync(PortalDb db, string typed, CancellationToken cancellationToken)
    {
        var terms = CustomerTerms.Read(typed);
        if (terms.IsEmpty)
        {
            return SubjectSet.None;
        }

        var customers = await db.Set<KnownCustomer>().AsNoTracking().Where(CustomerTerms.HasAll(terms))
            .Select(customer => customer.Id).Take(MostFound + 1).ToListAsync(cancellationToken);
        return customers.Count > MostFound ? null : await OfCustomersAsync(db, customers, cancellationToken);
    }

    /// <summary>The consents and charges of cards that end in these digits; null when they are too many.</summary>
    public static async Task<SubjectSet?> OfCardAsync(PortalDb db, string last4, CancellationToken cancellationToken)
    {
        var digits = last4.Trim();
        var consents = await db.Set<SavedCard>().AsNoTracking().Where(card => card.Last4 == digits).Select(card => card.ConsentId)
            .Union(db.Set<ConsentFact>().AsNoTracking().Where(fact => fact.Last4 == digits).Select(fact => fact.ConsentId))
            .Take(MostFound + 1).ToListAsync(cancellationToken);
        var charges = await db.Set<Charge>().AsNoTracking().Where(charge => charge.CardLast4 == digits)
            .Select(charge => charge.Id).Take(MostFound + 1).ToListAsync(cancellationToken);
        return consents.Count > MostFound || charges.Count > MostFound
            ? null
            : SubjectSet.None with { Consents = consents, Charges = charges };
    }

    /// <summary>What a typed number or id names; null when it names nothing, so that its words are looked for.</summary>
    public static async Task<SubjectSet?> OfNumberAsync(PortalDb db, string typed, CancellationToken cancellationToken)
    {
        if (EntrySubject.TryFrom(typed) is { } subject)
        {
            return await OfAsync(db, subject, cancellationToken);
        }

        if (ConsentNumber.Read(typed) is { } consentNumber
            && await db.Set<Consent>().Where(row => row.Number == consentNumber).Select(row => (ConsentId?)row.Id)
                .SingleOrDefaultAsync(cancellationToken) is { } consent)
        {
            return await OfConsentAsync(db, consent, cancellationToken);
        }

        var chargeNumber = ChargeNumber.Read(typed);
        PaymentIntentId? intent = PaymentIntentId.TryFrom(typed);
        if (chargeNumber is not null || intent is not null)
        {
            var charges = await db.Set<Charge>()
                .Where(row => row.Number == chargeNumber || (intent != null && row.PaymentIntentId == intent))
                .Select(row => row.Id).ToListAsync(cancellationToken);
            return charges.Count > 0 ? SubjectSet.None with { Charges = charges } : null;
        }

        return CustomerId.TryFrom(typed) is { } stripe
            && await db.Set<KnownCustomer>().Where(row => row.StripeId == stripe).Select(row => (PortalCustomerId?)row.Id)
                .SingleOrDefaultAsync(cancellationToken) is { } customer
            ? await OfCustomersAsync(db, [customer], cancellationToken)
            : null;
    }

    /// <summary>The number of an entry as it is typed, such as <c>#1043</c>; null when it is none.</summary>
    public static long? EntryNumber(string typed) =>
        typed.Trim() is ['#', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static async Task<SubjectSet> OfCustomersAsync(
        PortalDb db, List<PortalCustomerId> customers, CancellationToken cancellationToken)
    {
        var ids = customers.ConvertAll(id => (PortalCustomerId?)id);
        var setups = await db.Set<CardSetup>().AsNoTracking().Where(setup => ids.Contains(setup.CustomerId))
            .Select(setup => setup.Id).ToListAsync(cancellationToken);
        return SubjectSet.None with { Customers = customers, Setups = setups };
    }

    private static async Task<SubjectSet> OfConsentAsync(PortalDb db, ConsentId consent, CancellationToken cancellationToken) =>
        SubjectSet.None with
        {
            Consents = [consent],
            Setups = await db.Set<Consent>().AsNoTracking().Where(row => row.Id == consent).Select(row => row.SetupId)
                .ToListAsync(cancellationToken),
        };
}
