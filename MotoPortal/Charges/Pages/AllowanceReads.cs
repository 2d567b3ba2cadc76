using System.Collections.Immutable;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Seals;
using MotoPortal.Customers.Searching;
using MotoPortal.Data.Lists;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Pages;

/// <summary>Finds what may still be charged: reads the input once and asks the policy, see <see cref="AllowancePolicy"/>.</summary>
internal sealed class AllowanceReads(
    ActingPerson acting,
    ConsentReads consents,
    ChargeContextReads contexts,
    CardChecks cards,
    SealFindingRecords findings,
    CustomerSearchRecords searches,
    TimeProvider time)
{
    /// <summary>The maximum number of cards that a search returns.</summary>
    public const int MostFound = 20;

    /// <summary>The saved cards with consents in force, newest first: all of them, or those that match a search.</summary>
    /// <param name="search">Part of the customer's name, a consent's number, or the last four digits of the card; empty for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Permitted<ImmutableArray<ChargeAllowance>>> SearchAsync(string search, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.ChargeCards, cancellationToken) is not { } actor)
        {
            return new Permitted<ImmutableArray<ChargeAllowance>>.NotAllowed();
        }

        var query = new ConsentQuery(Customer: search.Length > 0 ? search : null, Result: ConsentResult.CardSaved, PageSize: MostFound)
        {
            WithCardDigits = true,
            ChecksSeals = true,
        };
        var page = await consents.ListAsync(query, cancellationToken);
        var found = page.Rows.Where(consent => consent.CardRemovedAt is null).ToList();
        if (!string.IsNullOrWhiteSpace(search))
        {
            await searches.SearchedAsync(
                SearchScope.Cards, search, new ListTotal(found.Count, page.Next is not null), cancellationToken);
        }

        return new Permitted<ImmutableArray<ChargeAllowance>>.Given(await AllAsync(found, actor, cancellationToken));
    }

    /// <summary>
    /// What may still be charged under one consent; null when there is none with that id, or it has no card. An expired card is read at
    /// Stripe first, because its bank may have renewed it without an event.
    /// </summary>
    public async Task<Permitted<ChargeAllowance?>> FindAsync(ConsentId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.ChargeCards, cancellationToken) is not { } actor)
        {
            return new Permitted<ChargeAllowance?>.NotAllowed();
        }

        return new Permitted<ChargeAllowance?>.Given(await FindAsync(id, actor, cancellationToken));
    }

    private async Task<ChargeAllowance?> FindAsync(ConsentId id, Actor actor, CancellationToken cancellationToken)
    {
        if (await consents.FindAsync(id, cancellationToken) is not { Card: { } card } consent
            || await OfAsync(consent, actor, cancellationToken) is not { } opening)
        {
            return null;
        }

        if (opening.Against.Any(breach => breach.Clause is ChargeClause.SealBroken))
        {
            // The clerk is told to call an administrator, whose home page shows the finding from now on.
            await findings.CheckAsync(id, actor, cancellationToken);
            return opening;
        }

        if (opening.Against.All(breach => breach.Clause is not ChargeClause.CardExpired))
        {
            return opening;
        }

        return await cards.CheckAsync(card.PaymentMethod, cancellationToken) is CardStanding.NotRead ? opening with { CardIsUnread = true }
            : await consents.FindAsync(id, cancellationToken) is { } read ? await OfAsync(read, actor, cancellationToken)
            : null;
    }

    private async Task<ChargeAllowance?> OfAsync(ConsentView consent, Actor actor, CancellationToken cancellationToken) =>
        (await AllAsync([consent], actor, cancellationToken)).SingleOrDefault();

    private async Task<ImmutableArray<ChargeAllowance>> AllAsync(
        IReadOnlyCollection<ConsentView> some, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var store = await acting.StoreAsync(cancellationToken);
        var asked = await contexts.ListAsync(some, actor.Id, store, cancellationToken);
        return [.. asked.Select(context => AllowancePolicy.Of(context, now))];
    }
}
