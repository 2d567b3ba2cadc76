using System.Text;

namespace MotoPortal.Pdf.Shaping;

/// <summary>What is true of single characters when text is drawn.</summary>
internal static class CharacterRules
{
    private const int FirstEmoji = 0x1F000;
    private const int ShownAsPicture = 0xFE0F;

    /// <summary>Whether a character only directs the shaping, so that a font need not have it.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5
        or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Whether a character has done its work once directions are known.</summary>
    public static bool IsDirectionMark(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Whether what a person sees as one character is meant as a picture.</summary>
    public static bool IsEmoji(string element)
    {
        foreach (var rune in element.EnumerateRunes())
        {
            if (rune.Value is ShownAsPicture or (>= FirstEmoji and < 0x20000))
            {
                return true;
            }
        }

        return false;
    }
}
