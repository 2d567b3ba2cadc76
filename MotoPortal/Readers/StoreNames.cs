using System.Collections.Frozen;
using MotoPortal.Accounts.Stores;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>Caches the stores' names for the top bar of every page, because Stripe limits reads.</summary>
internal sealed class StoreNames(StoreList list, TimeProvider time)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);

    private Names _names = new(FrozenDictionary<LocationId, string>.Empty, DateTimeOffset.MinValue);

    /// <summary>The store's name; null when Stripe does not know it, or could never be reached.</summary>
    public async Task<string?> OfAsync(LocationId store, CancellationToken cancellationToken)
    {
        if (!_names.ByStore.ContainsKey(store) || _names.Until <= time.GetUtcNow())
        {
            var stores = await list.ListAsync(cancellationToken);
            _names = new(stores.ToFrozenDictionary(known => known.Id, known => known.Name), time.GetUtcNow() + RememberedFor);
        }

        return _names.ByStore.GetValueOrDefault(store);
    }

    private sealed record Names(FrozenDictionary<LocationId, string> ByStore, DateTimeOffset Until);
}
