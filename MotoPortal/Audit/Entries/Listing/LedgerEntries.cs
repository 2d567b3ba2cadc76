using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Audit.Entries.Listing;

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

    /// <summary>Entries were exported to a file.</summary>
    /// <param name="Format">The format.</param>
    /// <param name="Filters">The filters, each with its value unless a person typed it.</param>
    /// <param name="Entries">The number of entries.</param>
    /// <param name="IsWhole">Whether it was written to its end.</param>
    /// <param name="Sha256">SHA-256 of what was written, lower-case hex.</param>
    public sealed record Exported(string Format, ImmutableArray<string> Filters, long Entries, bool IsWhole, string Sha256) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["ledger.exported"];
    }
}
