using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Stores;

/// <summary>
/// The stores of the company: Terminal locations at Stripe, whose names the portal keeps for when Stripe cannot be reached.
/// </summary>
internal sealed class StoreList(StripeGateway stripe, IDbContextFactory<PortalDb> contexts, Atomic atomic)
{
    /// <summary>The bell topic that rings when a store was seen for the first time, renamed, or changed.</summary>
    public const string Topic = "stores";

    /// <summary>The stores by name as Stripe has them now, otherwise as last read.</summary>
    public async Task<ImmutableArray<StoreView>> ListAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) ?? await LastReadAsync(cancellationToken);

    /// <summary>The stores by name as Stripe has them now; null when Stripe cannot be reached.</summary>
    public async Task<ImmutableArray<StoreView>?> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = await stripe.ListLocationsAsync(cancellationToken);
        if (answer is not GatewayAnswer<ImmutableArray<StripeLocation>>.Done { Value: var locations })
        {
            return null;
        }

        await KeepAsync(locations, cancellationToken);
        return ByName(locations.Select(location => new StoreView(location.Id, location.Name)));
    }

    /// <summary>The stores by name as last read.</summary>
    public async Task<ImmutableArray<StoreView>> LastReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<StoreSettings>().AsNoTracking()
            .Select(store => new StoreView(store.Id, store.Name)).ToListAsync(cancellationToken);
        return ByName(rows);
    }

    /// <summary>What differs in a store, with its name; null for a store that was never seen.</summary>
    public async Task<(string Name, StoreDifferences Differs)?> FindAsync(LocationId store, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<StoreSettings>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == store, cancellationToken) is { } row
            ? (row.Name, row.Differences())
            : null;
    }

    private static ImmutableArray<StoreView> ByName(IEnumerable<StoreView> stores) =>
        [.. stores.OrderBy(store => store.Name, StringComparer.CurrentCulture)];

    // Looks before it writes, because names seldom change.
    private async Task KeepAsync(ImmutableArray<StripeLocation> locations, CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var known = await db.Set<StoreSettings>().AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
            if (locations.All(location => known.GetValueOrDefault(location.Id) == NameOf(location)))
            {
                return;
            }
        }

        await atomic.RunAsync(
            async scope =>
            {
                var rows = await scope.Db.Set<StoreSettings>().ToDictionaryAsync(row => row.Id, cancellationToken);
                foreach (var location in locations)
                {
                    if (rows.GetValueOrDefault(location.Id) is not { } row)
                    {
                        scope.Db.Add(StoreSettings.Of(location.Id, NameOf(location)));
                    }
                    else if (row.Name != NameOf(location))
                    {
                        row.Rename(NameOf(location));
                    }
                }

                scope.Ring(Topic);
            },
            cancellationToken);
    }

    private static string NameOf(StripeLocation location) =>
        location.Name.Length > StoreSettings.NameLength ? location.Name[..StoreSettings.NameLength] : location.Name;
}
