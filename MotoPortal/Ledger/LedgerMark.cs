using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Ledger;

/// <summary>
/// By which what was made outside for this database is told from what another one made on the same account: letters from the salted
/// commitment of the ledger's first entry. No two databases have the same, and a copy of the database has that of the original.
/// </summary>
internal sealed class LedgerMark(IDbContextFactory<PortalDb> contexts)
{
    private const int Length = 16;

    private string? _value;

    /// <summary>The mark; null while the ledger has no entry.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_value is { } known)
        {
            return known;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var first = await db.Set<LedgerEntry>().OrderBy(entry => entry.Sequence).Select(entry => entry.Commitment)
            .FirstOrDefaultAsync(cancellationToken);
        return _value = first is null ? null : Of(first);
    }

    // Letters only, so that it cannot be taken for a card number.
    private static string Of(string commitment) =>
        string.Concat(commitment.Take(Length).Select(digit => char.IsAsciiDigit(digit) ? (char)('g' + (digit - '0')) : digit));
}
