using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Personal;

/// <summary>
/// Erases a customer a number of months after their last consent ended, unless there is newer activity, or earlier when they have asked for
/// it and no charge can be disputed any more.
/// </summary>
internal sealed class PersonsRule(
    IOptions<RetentionOptions> options, ErasureHolds holds, ICustomerSetups setups, CustomerErasure erasure) : IRetentionRule
{
    /// <inheritdoc/>
    public RetentionKind Kind => RetentionKind.Persons;

    /// <inheritdoc/>
    public string Setting => $"{RetentionOptions.Section}:{nameof(RetentionOptions.ConsentMonthsAfterEnd)}";

    /// <inheritdoc/>
    public int Keeps => options.Value.ConsentMonthsAfterEnd;

    /// <inheritdoc/>
    public IQueryable<RetentionRow> Over(PortalDb db, DateTimeOffset now)
    {
        var before = now.AddMonths(-Keeps);
        var ended = from consent in db.Set<Consent>()
                    join ending in db.Set<ConsentEnding>() on consent.Id equals ending.ConsentId
                    select new { consent.CustomerId, ending.EndedAt };
        var held = holds.Customers(db);
        var busy = setups.ChangedAfter(db, before);
        return db.Set<KnownCustomer>().AsNoTracking()
            .Where(customer => customer.ErasedAt == null
                && !held.Contains(customer.Id)
                && (customer.EraseAfter <= now
                    || (ended.Any(end => end.CustomerId == customer.Id)
                        && !ended.Any(end => end.CustomerId == customer.Id && end.EndedAt > before)
                        && !busy.Contains(customer.Id)))
                && !db.Set<Consent>().Any(
                    consent => consent.CustomerId == customer.Id && !db.Set<ConsentEnding>().Any(ending => ending.ConsentId == consent.Id)))
            .Select(customer => new
            {
                customer.Id,
                customer.Name,
                Since = customer.EraseAfter
                    ?? ended.Where(end => end.CustomerId == customer.Id).Max(end => (DateTimeOffset?)end.EndedAt)!.Value,
            })
            .OrderBy(row => row.Since)
            .Select(row => new RetentionRow(row.Id.Value, row.Name, row.Since));
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(AtomicScope scope, RetentionRow row, CancellationToken cancellationToken)
    {
        var id = PortalCustomerId.From(row.Key);
        var known = await scope.Db.Set<KnownCustomer>().Where(customer => customer.Id == id && customer.ErasedAt == null)
            .Select(customer => new { customer.EraseAfter }).SingleOrDefaultAsync(cancellationToken);
        if (known is null)
        {
            return false;
        }

        if (await holds.FindAsync(scope.Db, id, cancellationToken) is not null)
        {
            // A dispute was opened since the row was read; the next run checks again.
            return false;
        }

        await erasure.EraseAsync(scope, id, known.EraseAfter is null ? "retention" : "request", Actor.Portal, cancellationToken);
        return true;
    }
}
