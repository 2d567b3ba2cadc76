using System.Text;
using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>Looks for card numbers in what a file carries unseen: comments, notes of the camera, descriptions.</summary>
internal static class HiddenText
{
    /// <summary>Whether these bytes, read as text, hold what looks like a card number.</summary>
    public static bool HoldsCardNumber(ReadOnlySpan<byte> bytes) => HoldsCardNumber(Encoding.UTF8.GetString(bytes));

    /// <summary>Whether this text holds what looks like a card number. UTF-16 that was read byte by byte is understood as well.</summary>
    public static bool HoldsCardNumber(string text) => CardNumberGuard.HoldsCardNumber(text.Replace("\0", "", StringComparison.Ordinal));
}
