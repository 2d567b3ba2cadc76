using System.Text;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.SignedForms.Formats;

/// <summary>Finds card numbers in a file's metadata: comments, camera metadata, descriptions.</summary>
internal static class HiddenText
{
    /// <summary>Whether these bytes, decoded as text, contain what looks like a card number.</summary>
    public static bool HoldsCardNumber(ReadOnlySpan<byte> bytes) => HoldsCardNumber(Encoding.UTF8.GetString(bytes));

    /// <summary>
    /// Whether this text contains what looks like a card number. UTF-16 that was decoded byte by byte is recognized, too.
    /// </summary>
    public static bool HoldsCardNumber(string text) => CardNumberGuard.HoldsCardNumber(text.Replace("\0", "", StringComparison.Ordinal));
}
