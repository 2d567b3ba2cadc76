using System.Runtime.InteropServices;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Digits that stand together in a text, with nothing between them that can be seen.</summary>
/// <param name="First">The place of the first digit among all digits of the text.</param>
/// <param name="Length">The count of digits, at least one.</param>
/// <param name="TextStart">The place in the text of the first digit.</param>
/// <param name="TextEnd">The place in the text after the last digit.</param>
/// <param name="Before">What stands between the previous group and this one.</param>
/// <param name="WordsHash">A hash of the letters between the previous group and this one; 0 for none.</param>
/// <param name="AfterCapital">Whether a capital letter stands directly before, as in a VAT or parcel number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DigitGroup(
    int First, int Length, int TextStart, int TextEnd, Gap Before, int WordsHash, bool AfterCapital)
{
    /// <summary>The place after the last digit among all digits of the text.</summary>
    public int End => First + Length;
}
