using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Disputes;

/// <summary>Reads disputes for pages, and follows them.</summary>
internal sealed class DisputeReads(StoreContexts contexts, Bell bell)
{
    /// <summary>The disputes of a charge, newest first.</summary>
    public async Task<IReadOnlyList<DisputeView>> ListOfChargeAsync(ChargeId charge, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        return await ListOfChargeAsync(db, charge, cancellationToken);
    }

    /// <summary>The same, from the stores that the context shows.</summary>
    public static async Task<IReadOnlyList<DisputeView>> ListOfChargeAsync(
        PortalDb db, ChargeId charge, CancellationToken cancellationToken) =>
        [.. (await Rows(db).Where(row => row.Dispute.ChargeId == charge)
            .ToListAsync(cancellationToken)).OrderByDescending(row => row.Dispute.OpenedAt).Select(row => row.ToView())];

    /// <summary>The undecided disputes, nearest deadline first.</summary>
    /// <param name="customer">The customer; null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<DisputeView>> ListOpenAsync(PortalCustomerId? customer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = await Rows(db).Where(row => row.Dispute.ClosedAt == null && (customer == null || row.Charge.CustomerId == customer))
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToView()).OrderBy(view => !view.Status.WantsEvidence())
            .ThenBy(view => view.DueBy ?? DateTimeOffset.MaxValue).ThenBy(view => view.OpenedAt)];
    }

    /// <summary>Follows the disputes of a charge until the token is cancelled.</summary>
    public IAsyncEnumerable<IReadOnlyList<DisputeView>> WatchAsync(ChargeId charge, CancellationToken cancellationToken) =>
        bell.WatchAsync(charge.Value, stop => ListOfChargeAsync(charge, stop), cancellationToken);

    /// <summary>Follows the undecided disputes until the token is cancelled.</summary>
    public IAsyncEnumerable<IReadOnlyList<DisputeView>> WatchOpenAsync(PortalCustomerId? customer, CancellationToken cancellationToken) =>
        bell.WatchAsync(
            customer is { } one ? ChargeTopics.Of(one) : ChargeTopics.Any, stop => ListOpenAsync(customer, stop), cancellationToken);

    private static IQueryable<Row> Rows(PortalDb db) =>
        from dispute in db.Set<ChargeDispute>().AsNoTracking()
        join charge in db.Set<Charge>().AsNoTracking() on dispute.ChargeId equals charge.Id
        join customer in db.Set<KnownCustomer>().AsNoTracking() on charge.CustomerId equals customer.Id
        select new Row { Dispute = dispute, Charge = charge, CustomerName = customer.Name };

    private sealed class Row
    {
        public required ChargeDispute Dispute { get; init; }

        public required Charge Charge { get; init; }

        public required string CustomerName { get; init; }

        public DisputeView ToView() => new(
            Dispute.Id,
            Charge.Id,
            ChargeNumber.Write(Charge.Number),
            Charge.CustomerId,
            CustomerName,
            Charge.ConsentId,
            Dispute.Amount,
            Dispute.Reason,
            Dispute.Status,
            Dispute.DueBy,
            Dispute.Submissions,
            Dispute.OpenedAt,
            Dispute.ClosedAt);
    }
}
