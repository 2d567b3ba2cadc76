using System.Collections.Immutable;
using MotoPortal.Accounts.Stores;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Readers.Stores;

/// <summary>The stores without a reader, for the home page; remembered for a while, because Stripe limits reads.</summary>
internal sealed class EmptyStores(StripeGateway stripe, StoreList stores, TimeProvider time)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(2);

    private Found _found = new([], HasStores: true, DateTimeOffset.MinValue);

    /// <summary>The stores among these that have no reader, and whether the account has any store at all.</summary>
    /// <returns>The last answer, or nothing, while Stripe cannot be reached.</returns>
    public async Task<(ImmutableArray<StoreView> Stores, bool HasStores)> ListAsync(StoreScope mine, CancellationToken cancellationToken)
    {
        if (_found.Until <= time.GetUtcNow() && await LookAsync(cancellationToken) is { } found)
        {
            _found = found;
        }

        return ([.. _found.Stores.Where(store => mine.Includes(store.Id))], _found.HasStores);
    }

    private async Task<Found?> LookAsync(CancellationToken cancellationToken)
    {
        if (await stores.ReadAsync(cancellationToken) is not { } known)
        {
            return null;
        }

        var answer = await stripe.ListAllReadersAsync(cancellationToken);
        if (answer is not GatewayAnswer<ImmutableArray<StripeReader>>.Done { Value: var readers })
        {
            return null;
        }

        var equipped = readers.Select(reader => reader.Location).ToHashSet();
        return new Found(
            [.. known.Where(store => !equipped.Contains(store.Id))], !known.IsEmpty, time.GetUtcNow() + RememberedFor);
    }

    private sealed record Found(ImmutableArray<StoreView> Stores, bool HasStores, DateTimeOffset Until);
}
