using System.Collections.Immutable;

namespace MotoPortal.Ledger.Checks;

/// <summary>The entries of a ledger that had no tree were put into one.</summary>
/// <param name="Entries">The number of the last of them.</param>
/// <param name="Unused">The numbers that no entry had then: a transaction that failed on PostgreSQL used one up.</param>
internal sealed record LedgerTreeBegun(long Entries, ImmutableArray<long> Unused) : ILedgerDetails
{
    /// <inheritdoc/>
    public static ImmutableArray<string> Kinds => ["ledger.tree_begun"];
}
