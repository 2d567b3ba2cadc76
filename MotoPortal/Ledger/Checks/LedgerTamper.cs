using System.Collections.Immutable;

namespace MotoPortal.Ledger.Checks;

/// <summary>A check found that the ledger was changed outside the portal, or that what it had found was mended.</summary>
/// <param name="Total">The number of findings.</param>
/// <param name="Problems">Their kinds.</param>
/// <param name="Numbers">The numbers of the entries and the sizes of the checkpoints, a hundred at most.</param>
internal sealed record LedgerTamper(int Total, ImmutableArray<string> Problems, ImmutableArray<long> Numbers) : ILedgerDetails
{
    /// <inheritdoc/>
    public static ImmutableArray<string> Kinds => ["ledger.tamper_found", "ledger.tamper_mended"];
}
