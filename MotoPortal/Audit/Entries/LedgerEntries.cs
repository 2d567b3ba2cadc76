using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Audit.Entries;

/// <summary>The payloads of ledger entries about reading the ledger.</summary>
internal static class LedgerEntries
{
    /// <summary>The ledger was opened, or searched.</summary>
    /// <param name="Filters">The filters, each with its value unless a person typed it.</param>
    public sealed record Viewed(ImmutableArray<string> Filters) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["ledger.viewed", "ledger.searched"];
    }
}
