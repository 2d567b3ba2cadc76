using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.TakeOver;

/// <summary>The payloads of ledger entries about a database that was restored from an older copy.</summary>
internal static class RestoreEntries
{
    /// <summary>The database was found to be older than what is outside of it.</summary>
    /// <param name="LedgerSize">The number of entries that it had.</param>
    /// <param name="CheckpointSize">The number of entries of the newest checkpoint that it does not continue; null for none.</param>
    /// <param name="Missing">The number of objects at Stripe that no row knew.</param>
    public sealed record Found(long LedgerSize, long? CheckpointSize, int Missing) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["restore.found"];
    }

    /// <summary>A person took over from Stripe what was missing.</summary>
    /// <param name="Customers">The number of customers who were taken over.</param>
    /// <param name="Payments">The number of payments that were taken over.</param>
    /// <param name="Cards">The number of saved cards that were finished.</param>
    /// <param name="Removed">The number of cards and intents that were removed at Stripe.</param>
    public sealed record TakenOver(int Customers, int Payments, int Cards, int Removed) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["restore.taken_over"];
    }
}
