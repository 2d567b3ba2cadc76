using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Readers.Registry;

namespace MotoPortal.Readers;

/// <summary>Takes and releases the leases of readers, in the transaction of the setup.</summary>
internal sealed class LeaseRecords(IDbContextFactory<PortalDb> contexts, TimeProvider time) : IReaderHolders
{
    /// <summary>The bell topic that rings when a lease was taken or released, or a reader has answered a command.</summary>
    public const string Topic = "reader-leases";

    /// <summary>How much longer than the attempt a lease lasts, so that the portal has stopped the reader before it is free.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Leases a reader to a setup.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="setup">The setup; if it holds the lease already, it is renewed.</param>
    /// <param name="holderName">The name of the person who started the setup.</param>
    /// <param name="customer">The customer whose card is taken; null for none.</param>
    /// <param name="until">The end of the lease, UTC.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Null when it was leased; otherwise the name of the holder.</returns>
    public async Task<string?> TakeAsync(
        AtomicScope scope,
        ReaderId reader,
        CardSetupId setup,
        string holderName,
        PortalCustomerId? customer,
        DateTimeOffset until,
        CancellationToken cancellationToken)
    {
        var lease = await FindOrAddAsync(scope, reader, cancellationToken);

        if (lease.IsHeldAgainst(setup, time.GetUtcNow()))
        {
            return lease.HolderName;
        }

        lease.Take(setup, holderName, customer, time.GetUtcNow(), until);
        scope.Ring(Topic);
        return null;
    }

    /// <summary>The setup that holds a reader now; null when it is free.</summary>
    public async Task<CardSetupId?> HolderAsync(ReaderId reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ReaderLease>().Where(lease => lease.ReaderId == reader && lease.ExpiresAt > now)
            .Select(lease => lease.SetupId).SingleOrDefaultAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string?> FindHolderAsync(ReaderId reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ReaderLease>()
            .Where(lease => lease.ReaderId == reader && lease.SetupId != null && lease.ExpiresAt > now)
            .Select(lease => lease.HolderName).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Who uses readers, and how these answer.</summary>
    public async Task<ImmutableDictionary<ReaderId, ReaderUseView>> UsesAsync(
        IReadOnlyCollection<StripeReader> readers, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ids = readers.Select(reader => reader.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var leases = await db.Set<ReaderLease>().AsNoTracking().Where(lease => ids.Contains(lease.ReaderId))
            .ToDictionaryAsync(lease => lease.ReaderId, cancellationToken);
        return readers.ToImmutableDictionary(reader => reader.Id, reader =>
        {
            var lease = leases.GetValueOrDefault(reader.Id);
            var held = lease?.IsHeld(now) is true ? lease : null;
            return new ReaderUseView(
                held?.HolderName ?? (reader.Action?.Status is ReaderActionStatus.InProgress ? "" : null),
                held?.HeldSince,
                reader.LastSeenAt,
                lease?.LastCommand);
        });
    }

    /// <summary>Extends a lease, if the setup holds it.</summary>
    public static async Task ExtendAsync(
        AtomicScope scope, ReaderId reader, CardSetupId setup, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (await HeldAsync(scope, reader, setup, cancellationToken) is { } lease)
        {
            lease.Extend(until);
        }
    }

    /// <summary>Releases a lease, if the setup holds it.</summary>
    public static async Task ReleaseAsync(AtomicScope scope, ReaderId reader, CardSetupId setup, CancellationToken cancellationToken)
    {
        if (await HeldAsync(scope, reader, setup, cancellationToken) is { } lease)
        {
            lease.Release();
            scope.Ring(Topic);
        }
    }

    /// <summary>Records how a command went, also when another setup holds the reader by then.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="delay">How long Stripe took to answer.</param>
    /// <param name="result">What it answered.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task NoteCommandAsync(
        AtomicScope scope, ReaderId reader, TimeSpan delay, ReaderCommandResult result, CancellationToken cancellationToken)
    {
        (await FindOrAddAsync(scope, reader, cancellationToken)).Answered(time.GetUtcNow(), delay, result);
        scope.Ring(Topic);
    }

    private static async Task<ReaderLease> FindOrAddAsync(AtomicScope scope, ReaderId reader, CancellationToken cancellationToken)
    {
        var lease = await scope.Db.Set<ReaderLease>().SingleOrDefaultAsync(lease => lease.ReaderId == reader, cancellationToken);
        if (lease is null)
        {
            lease = ReaderLease.Of(reader);
            scope.Db.Add(lease);
        }

        return lease;
    }

    private static Task<ReaderLease?> HeldAsync(
        AtomicScope scope, ReaderId reader, CardSetupId setup, CancellationToken cancellationToken) =>
        scope.Db.Set<ReaderLease>().SingleOrDefaultAsync(lease => lease.ReaderId == reader && lease.SetupId == setup, cancellationToken);
}
