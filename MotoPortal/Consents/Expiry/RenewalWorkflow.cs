using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Terms.Scripts;

namespace MotoPortal.Consents.Expiry;

/// <summary>Finds customers who agreed to older terms, and marks them to be asked for a new consent.</summary>
internal sealed class RenewalWorkflow(
    ActingPerson acting, Atomic atomic, ConsentReads consents, TermsReads terms, LedgerWriter ledger, TimeProvider time)
{
    private const int MostListed = 200;

    /// <summary>The consents in force under older terms than today's, ordered by customer; at most 200.</summary>
    public async Task<Permitted<OlderTermsView>> ListAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RenewConsents, cancellationToken) is null)
        {
            return new Permitted<OlderTermsView>.NotAllowed();
        }

        var newest = (await terms.NewestAsync(cancellationToken)).Number;
        var (rows, total) = await consents.ListOnOlderTermsAsync(newest, MostListed, cancellationToken);
        return new Permitted<OlderTermsView>.Given(new OlderTermsView(newest, rows, total));
    }

    /// <summary>Marks the customer to be asked for a new consent at the next call.</summary>
    public async Task<RenewalOutcome> MarkAsync(ConsentId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.RenewConsents, cancellationToken) is not { } actor)
        {
            return RenewalOutcome.NotAllowed;
        }

        return await atomic.RunAsync(
            async scope =>
            {
                if (await scope.Db.Set<Consent>()
                    .AsNoTracking().SingleOrDefaultAsync(consent => consent.Id == id, cancellationToken) is not { } consent
                    || await scope.Db.Set<ConsentEnding>().AnyAsync(ending => ending.ConsentId == id, cancellationToken))
                {
                    return RenewalOutcome.NotInForce;
                }

                if (await scope.Db.Set<ConsentFact>()
                    .AnyAsync(fact => fact.ConsentId == id && fact.Kind == ConsentFactKind.MarkedForRenewal, cancellationToken))
                {
                    return RenewalOutcome.AlreadyMarked;
                }

                scope.Db.Add(ConsentFact.Write(id, ConsentFactKind.MarkedForRenewal, actor, time.GetUtcNow()));
                ledger.Append(
                    scope,
                    "consent.marked_for_renewal",
                    actor,
                    new LedgerSubjects(consent.SetupId, id, consent.CustomerId),
                    new ConsentEntries.MarkedForRenewal(ConsentNumber.Write(consent.Number), consent.TermsVersion));
                ConsentTopics.Ring(scope, consent);
                return RenewalOutcome.Marked;
            },
            cancellationToken);
    }
}
