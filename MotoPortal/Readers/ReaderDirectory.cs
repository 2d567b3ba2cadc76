#pragma warning disable CA1822
using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>Knows the stores' readers, how they are, and who holds them.</summary>
internal sealed class ReaderDirectory
{
    /// <summary>The stores of the Stripe account; empty when Stripe cannot be asked.</summary>
    public Task<ImmutableArray<StoreView>> ListStoresAsync(CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>The readers of a store, by label.</summary>
    public Task<ReaderListOutcome> ListAsync(LocationId store, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();
}
