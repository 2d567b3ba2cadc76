using System.Text;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Reads letters as the digits that they look like: O as 0, I and l as 1, S as 5, B as 8, Z as 2.</summary>
internal static class LookalikeLetters
{
    /// <summary>
    /// The text, of the same length, with the letters replaced in each word that consists of digits and such letters only; null when there
    /// is no such word.
    /// </summary>
    public static string? AsDigits(string text)
    {
        StringBuilder? replaced = null;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var (end, letters, alike) = (at, 0, true);
            for (; end < text.Length && char.IsLetterOrDigit(text[end]); end++)
            {
                var isDigit = DigitText.ValueOf(Rune.TryCreate(text[end], out var rune) ? rune : new Rune('x')) >= 0;
                letters += isDigit ? 0 : 1;
                alike &= isDigit || DigitOf(text[end]) is not '\0';
            }

            if (letters > 0 && alike)
            {
                replaced ??= new StringBuilder(text);
                for (; at < end; at++)
                {
                    replaced[at] = DigitOf(text[at]) is not '\0' and var digit ? digit : text[at];
                }
            }

            at = end;
        }

        return replaced?.ToString();
    }

    // The second row has the same shapes in Greek and Cyrillic.
    private static char DigitOf(char letter) => letter switch
    {
        'O' or 'o' or 'Q' or 'Ο' or 'ο' or 'О' or 'о' or 'Ø' => '0',
        'I' or 'l' or 'i' or 'Ι' or 'І' or 'і' or 'ı' => '1',
        'Z' or 'z' => '2',
        'З' => '3',
        'S' or 's' => '5',
        'G' => '6',
        'B' => '8',
        _ => '\0',
    };
}
