namespace MotoPortal.Ledger.Proofs;

/// <summary>Verifies the files that the portal hands out: each statement with whether it holds.</summary>
internal static class VerifiedDocument
{
    /// <summary>What is said without a key.</summary>
    public const string NoKey =
        "No key was given, so nobody can say who signed it. The public key is in ledger-key.pub.txt beside the portal's signing key.";

    /// <summary>Verifies a checkpoint or a receipt.</summary>
    /// <param name="text">The file.</param>
    /// <param name="key">The public key of the ledger; null when it is not known.</param>
    public static IReadOnlyList<(bool Holds, string Sentence)> Lines(string text, VerifierKey? key)
    {
        if (text.StartsWith('{'))
        {
            return VerifiedReceipt.Lines(text, key);
        }

        return Checkpoint.Peek(text) is { } read
            ?
            [
                (true, $"It is a checkpoint of {read.Origin} with {read.Size} entries."),
                key is null ? (false, NoKey) : (Checkpoint.Open(text, [key]) is not null, $"Its signature is of the key {key.Text}."),
            ]
            : [(false, "The file is neither a checkpoint nor a receipt.")];
    }
}
