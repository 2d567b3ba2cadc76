using System.Collections.Immutable;

namespace MotoPortal.Ledger.Checks;

/// <summary>Triggers of append-only tables had been removed while the portal was stopped.</summary>
/// <param name="Tables">The tables whose triggers were missing.</param>
internal sealed record GuardsMissing(ImmutableArray<string> Tables) : ILedgerDetails
{
    /// <inheritdoc/>
    public static ImmutableArray<string> Kinds => ["guards.missing"];
}
