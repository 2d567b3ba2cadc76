using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Stores;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Readers.Inspections;

namespace MotoPortal.Readers;

/// <summary>Reads the person's stores and their readers, with their state and holders.</summary>
internal sealed class ReaderDirectory(
    StripeGateway stripe,
    StoreList list,
    StoreContexts stores,
    IDbContextFactory<PortalDb> contexts,
    InspectionReads inspections,
    ReaderLooks looks,
    TimeProvider time)
{
    /// <summary>The person's stores by name; empty when Stripe cannot be reached.</summary>
    public async Task<ImmutableArray<StoreView>> ListStoresAsync(CancellationToken cancellationToken)
    {
        var mine = await stores.ScopeAsync();
        return [.. (await list.ReadAsync(cancellationToken) ?? []).Where(store => mine.Includes(store.Id))];
    }

    /// <summary>The readers of a store, ordered by label; none for a store in which the person does not work.</summary>
    public async Task<ReaderListOutcome> ListAsync(LocationId store, CancellationToken cancellationToken)
    {
        if (!(await stores.ScopeAsync()).Includes(store))
        {
            return new ReaderListOutcome.Listed([]);
        }

        var answer = await AskAsync(store, cancellationToken);
        if (answer is not GatewayAnswer<ImmutableArray<StripeReader>>.Done { Value: var readers })
        {
            return answer is GatewayAnswer<ImmutableArray<StripeReader>>.Refused { Refusal.Reason: RefusalReason.KeyRefused }
                ? new ReaderListOutcome.KeyRefused()
                : new ReaderListOutcome.NotReachable();
        }

        var now = time.GetUtcNow();
        var ids = readers.Select(reader => reader.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var leases = await db.Set<ReaderLease>()
            .AsNoTracking()
            .Where(lease => ids.Contains(lease.ReaderId))
            .ToDictionaryAsync(lease => lease.ReaderId, cancellationToken);
        var inspected = await inspections.LastAsync(ids, cancellationToken);
        return new ReaderListOutcome.Listed(
        [
            .. readers.Select(reader => ViewOf(reader, leases.GetValueOrDefault(reader.Id), now, inspections
                .StandingOf(inspected.GetValueOrDefault(reader.Id)))).OrderBy(reader => reader.Label, StringComparer.CurrentCulture),
        ]);
    }

    /// <summary>Reads the readers of a store that is on screen, so that sending to one need not wait for a look at it.</summary>
    public async Task LookAheadAsync(LocationId store, CancellationToken cancellationToken)
    {
        if ((await stores.ScopeAsync()).Includes(store))
        {
            await AskAsync(store, cancellationToken);
        }
    }

    /// <summary>Reads a listed reader while the person turns to it.</summary>
    public void LookAhead(ReaderId reader) => looks.Begin(reader);

    private async Task<GatewayAnswer<ImmutableArray<StripeReader>>> AskAsync(LocationId store, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var answer = await stripe.ListReadersAsync(store, cancellationToken);
        if (answer is GatewayAnswer<ImmutableArray<StripeReader>>.Done { Value: var readers })
        {
            foreach (var reader in readers)
            {
                looks.Note(reader, asked);
            }
        }

        return answer;
    }

    private static ReaderView ViewOf(StripeReader reader, ReaderLease? lease, DateTimeOffset now, InspectionStanding inspection)
    {
        var held = lease?.IsHeld(now) is true ? lease : null;
        return new(
            reader.Id,
            reader.Label,
            reader.DeviceType,
            reader.IsOnline,
            reader.LastSeenAt,
            ReaderKinds.TakeCardsByPhone(reader.DeviceType),
            held?.HolderName ?? (reader.Action?.Status is ReaderActionStatus.InProgress ? "" : null),
            held?.SetupId,
            inspection,
            held?.HeldSince,
            lease?.LastCommand);
    }
}
