using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Audit.Dispute;

/// <summary>The payloads of ledger entries about packs for a dispute.</summary>
internal static class PackEntries
{
    /// <summary>A pack was exported.</summary>
    /// <param name="Sha256">
    /// The SHA-256 of its SHA256SUMS.txt, lower-case hex; in entries of before packs had proofs, that of the ZIP.
    /// </param>
    /// <param name="Files">The names of its files.</param>
    public sealed record Exported(string Sha256, ImmutableArray<string> Files) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.pack_exported"];
    }
}
