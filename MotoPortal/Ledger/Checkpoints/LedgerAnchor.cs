using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger.Checkpoints;

/// <summary>The newest checkpoint whose signature this process has verified.</summary>
internal sealed class LedgerAnchor(LedgerKeys keys)
{
    private readonly Lock _lock = new();
    private string? _note;
    private Checkpoint? _newest;

    /// <summary>Takes a note into account; one that no accepted key signed, or that is older, changes nothing.</summary>
    /// <returns>The newest checkpoint; null for none.</returns>
    public Checkpoint? Trust(string? note)
    {
        lock (_lock)
        {
            if (note is not null
                && !string.Equals(note, _note, StringComparison.Ordinal)
                && Checkpoint.Open(note, keys.Accepted) is { } signed
                && signed.Size >= (_newest?.Size ?? 0))
            {
                (_note, _newest) = (note, signed);
            }

            return _newest;
        }
    }
}
