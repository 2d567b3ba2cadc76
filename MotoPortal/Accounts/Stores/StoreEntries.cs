using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Accounts.Stores;

/// <summary>The payloads of ledger entries about stores.</summary>
internal static class StoreEntries
{
    /// <summary>An administrator changed what differs in a store from the company.</summary>
    /// <param name="Store">The store's id.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Before">What differed before.</param>
    /// <param name="After">What differs now.</param>
    public sealed record Changed(string Store, string Name, StoreDifferences Before, StoreDifferences After) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["store.changed"];
    }
}
