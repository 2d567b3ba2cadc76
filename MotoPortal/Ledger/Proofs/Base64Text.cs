namespace MotoPortal.Ledger.Proofs;

/// <summary>Reads base64 of which there is only one way to write the same bytes.</summary>
internal static class Base64Text
{
    /// <summary>The bytes; null when the text is not exactly their base64, such as with unused bits set.</summary>
    public static byte[]? TryRead(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && string.Equals(Convert.ToBase64String(bytes, 0, length), text, StringComparison.Ordinal)
            ? bytes[..length]
            : null;
    }
}
