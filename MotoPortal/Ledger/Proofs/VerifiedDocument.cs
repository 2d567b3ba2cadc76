namespace MotoPortal.Ledger.Proofs;

/// <summary>Verifies the files that the portal hands out: each statement with whether it holds.</summary>
internal static class VerifiedDocument
{
    /// <summary>Verifies a checkpoint.</summary>
    /// <param name="text">The file.</param>
    /// <param name="key">The public key of the ledger; null when it is not known.</param>
    public static IReadOnlyList<(bool Holds, string Sentence)> Lines(string text, VerifierKey? key)
    {
        if (Checkpoint.Peek(text) is not { } read)
        {
            return [(false, "The file is no checkpoint.")];
        }

        return
        [
            (true, $"It is a checkpoint of {read.Origin} with {read.Size} entries."),
            key is null
                ? (false, "No key was given, so nobody can say who signed it. The public key is ledger-key.pub.txt beside the signing key.")
                : (Checkpoint.Open(text, [key]) is not null, $"Its signature is of the key {key.Text}."),
        ];
    }
}
