using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Lists;

namespace MotoPortal.Consents.Records;

/// <summary>A consent with its customer and all that happened to it, as one query reads it.</summary>
internal sealed class ConsentRow
{
    public required Consent Consent { get; init; }

    public required KnownCustomer Customer { get; init; }

    public SavedCard? Card { get; init; }

    public ConsentEnding? Ending { get; init; }

    public bool IsMarked { get; init; }

    public DateTimeOffset? CardRemovedAt { get; init; }

    public long? LastSuspension { get; init; }

    public DateTimeOffset? LastSuspensionAt { get; init; }

    public long? LastLifted { get; init; }

    public bool IsErased { get; init; }

    public string? RenewedLast4 { get; init; }

    public int? RenewedExpMonth { get; init; }

    public int? RenewedExpYear { get; init; }

    public ConsentView ToView(DateOnly today) => new(
        Consent.Id,
        ConsentNumber.Write(Consent.Number),
        Consent.SetupId,
        Consent.CustomerId,
        Customer.Name,
        Consent.Channel,
        Consent.OrderReference,
        Consent.TermsVersion,
        Consent.Language,
        Consent.Scope,
        Consent.AllowsRedisplay,
        Consent.GivenAt,
        Consent.RecordedBy,
        ResultOn(today),
        Card?.ToView(),
        Ending is null ? null : new ConsentEndingView(Ending.Kind, Ending.EndedAt, Ending.Channel, Ending.ReplacedBy),
        IsMarked,
        CardRemovedAt,
        Consent.Digest,
        LastSuspension > (LastLifted ?? 0) ? LastSuspensionAt : null,
        IsErased,
        RenewedLast4 is { } last4 ? new CardExpiry(last4, RenewedExpMonth!.Value, RenewedExpYear!.Value) : null)
    {
        Store = Consent.StoreId,
    };

    private ConsentResult ResultOn(DateOnly today) => Ending?.Kind switch
    {
        ConsentEndingKind.WithoutCard => ConsentResult.NoCard,
        ConsentEndingKind.Withdrawn => ConsentResult.Withdrawn,
        ConsentEndingKind.Expired => ConsentResult.Expired,
        ConsentEndingKind.Replaced => ConsentResult.Replaced,
        null when Consent.ValidUntil < today => ConsentResult.Expired,
        null => Card is not null ? ConsentResult.CardSaved : ConsentResult.Open,
    };

    /// <summary>
    /// All consents. Each fact is a scalar: whole facts would make the database number the facts of all consents for each query.
    /// </summary>
    public static IQueryable<ConsentRow> All(PortalDb db) =>
        from consent in db.Set<Consent>().AsNoTracking()
        join customer in db.Set<KnownCustomer>().AsNoTracking() on consent.CustomerId equals customer.Id
        join card in db.Set<SavedCard>().AsNoTracking() on consent.Id equals card.ConsentId into cards
        from card in cards.DefaultIfEmpty()
        join ending in db.Set<ConsentEnding>().AsNoTracking() on consent.Id equals ending.ConsentId into endings
        from ending in endings.DefaultIfEmpty()
        select new ConsentRow
        {
            Consent = consent,
            Customer = customer,
            Card = card,
            Ending = ending,
            IsMarked = db.Set<ConsentFact>().Any(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.MarkedForRenewal),
            CardRemovedAt = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRemoved)
                .Max(fact => (DateTimeOffset?)fact.At),
            LastSuspension = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.Suspended)
                .Max(fact => (long?)fact.Id),
            LastSuspensionAt = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.Suspended)
                .OrderByDescending(fact => fact.Id).Select(fact => (DateTimeOffset?)fact.At).FirstOrDefault(),
            LastLifted = db.Set<ConsentFact>()
                .Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.SuspensionLifted).Max(fact => (long?)fact.Id),
            IsErased = db.Set<ConsentFact>().Any(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.PersonErased),
            RenewedLast4 = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRenewed)
                .OrderByDescending(fact => fact.Id).Select(fact => fact.Last4).FirstOrDefault(),
            RenewedExpMonth = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRenewed)
                .OrderByDescending(fact => fact.Id).Select(fact => fact.ExpMonth).FirstOrDefault(),
            RenewedExpYear = db.Set<ConsentFact>().Where(fact => fact.ConsentId == consent.Id && fact.Kind == ConsentFactKind.CardRenewed)
                .OrderByDescending(fact => fact.Id).Select(fact => fact.ExpYear).FirstOrDefault(),
        };

    /// <summary>The consents in force: with a saved card, not ended, and not over.</summary>
    public static IQueryable<ConsentRow> InForce(PortalDb db, StoreDays days) =>
        All(db).Where(row => row.Card != null && row.Ending == null)
            .Where(ConsentFiltering.IsNotOver(days).On((ConsentRow row) => row.Consent));
}
