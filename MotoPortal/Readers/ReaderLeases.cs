using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>Takes readers and lets them go, in the transaction of the setup that wants them.</summary>
internal sealed class ReaderLeases(TimeProvider time)
{
    /// <summary>The topic that is rung when any reader was taken or let go.</summary>
    public const string Topic = "reader-leases";

    /// <summary>
    /// How much longer than the attempt a lease lasts, so that the reader is free again only after the portal has stopped it.
    /// </summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Takes a reader for a setup.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="setup">The setup; one that holds the reader already takes it again.</param>
    /// <param name="holderName">Whose setup it is.</param>
    /// <param name="until">Until when, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null when it was taken; otherwise the name of who holds it.</returns>
    public async Task<string?> TakeAsync(
        AtomicScope scope, ReaderId reader, CardSetupId setup, string holderName, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var lease = await scope.Db.Set<ReaderLease>().SingleOrDefaultAsync(lease => lease.ReaderId == reader, cancellationToken);
        if (lease is null)
        {
            lease = ReaderLease.Of(reader);
            scope.Db.Add(lease);
        }

        if (lease.IsHeldAgainst(setup, time.GetUtcNow()))
        {
            return lease.HolderName;
        }

        lease.Take(setup, holderName, until);
        scope.Ring(Topic);
        return null;
    }

    /// <summary>Holds a reader longer, if the setup holds it.</summary>
    public static async Task ExtendAsync(
        AtomicScope scope, ReaderId reader, CardSetupId setup, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (await HeldAsync(scope, reader, setup, cancellationToken) is { } lease)
        {
            lease.Extend(until);
        }
    }

    /// <summary>Lets a reader go, if the setup holds it.</summary>
    public static async Task ReleaseAsync(AtomicScope scope, ReaderId reader, CardSetupId setup, CancellationToken cancellationToken)
    {
        if (await HeldAsync(scope, reader, setup, cancellationToken) is { } lease)
        {
            lease.Release();
            scope.Ring(Topic);
        }
    }

    private static Task<ReaderLease?> HeldAsync(
        AtomicScope scope, ReaderId reader, CardSetupId setup, CancellationToken cancellationToken) =>
        scope.Db.Set<ReaderLease>().SingleOrDefaultAsync(lease => lease.ReaderId == reader && lease.SetupId == setup, cancellationToken);
}
