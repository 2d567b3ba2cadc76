using System.Collections.Immutable;

namespace MotoPortal.Ledger;

/// <summary>Triggers that keep rows as they were written had been removed while the portal was away.</summary>
/// <param name="Tables">The tables whose triggers were missing.</param>
internal sealed record GuardsMissing(ImmutableArray<string> Tables) : ILedgerDetails
{
    /// <inheritdoc/>
    public static ImmutableArray<string> Kinds => ["guards.missing"];
}
