namespace MotoPortal.Ledger.Proofs;

/// <summary>Opens the checkpoints of one file. Its proofs lead to few of them, so each signature is verified once.</summary>
/// <param name="key">The key that has to have signed them.</param>
internal sealed class VerifiedNotes(VerifierKey key)
{
    private readonly Dictionary<string, Checkpoint?> _opened = new(StringComparer.Ordinal);

    /// <summary>The key that has to have signed them.</summary>
    public VerifierKey Key => key;

    /// <summary>The checkpoint of a note; null when the key did not sign it.</summary>
    public Checkpoint? Find(string note)
    {
        if (!_opened.TryGetValue(note, out var signed))
        {
            _opened[note] = signed = Checkpoint.Open(note, [key]);
        }

        return signed;
    }
}
