using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MotoPortal.Primitives;

/// <summary>
/// Finds what looks like a card number or a named verification code in typed text, so that it can be refused before it is stored (PCI DSS
/// 4.0.1, requirement 3: card numbers need no protection if they are not stored, and a verification code may never be stored).
/// </summary>
public static partial class CardNumberGuard
{
    private const int ShortestCardNumber = 13;
    private const int LongestCardNumber = 19;

    /// <summary>Whether the text contains 13 to 19 digits that a card network could have issued, or a named verification code.</summary>
    /// <remarks>
    /// Digits of all scripts count, also with spaces, dots, dashes, slashes or invisible characters between them. The Luhn digit and the
    /// networks' number ranges (ISO/IEC 7812) exclude telephone and order numbers.
    /// </remarks>
    public static bool HoldsCardNumber(string? text)
    {
        if (text is null)
        {
            return false;
        }

        if (VerificationCode().IsMatch(text.Normalize(NormalizationForm.FormKC)))
        {
            return true;
        }

        if (text.Length < ShortestCardNumber)
        {
            return false;
        }

        var run = new DigitRun();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
            {
                run.Add((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else if (IsSeparator(rune))
            {
                run.EndGroup();
            }
            else if (run.HoldsCardNumber())
            {
                return true;
            }
            else
            {
                run.Clear();
            }
        }

        return run.HoldsCardNumber();
    }

    // The networks' names of the three or four digits, and the French one.
    [GeneratedRegex(
        @"\b(cvc2?|cvv2?|cvn2?|csc|cryptogramme)\b[\s:=.#°n-]{0,8}\d{3,4}(?![-/\d])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex VerificationCode();

    private static bool IsSeparator(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || rune.Value is '-' or '.' or '/' or '_' or ',' or '·' or '•'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.DashPunctuation or UnicodeCategory.NonSpacingMark;

    private static bool IsIssuedLength(ReadOnlySpan<char> number)
    {
        var six = int.Parse(number[..6], NumberStyles.None, CultureInfo.InvariantCulture);
        var (two, three, four) = (six / 10_000, six / 1_000, six / 100);
        return two switch
        {
            34 or 37 => number.Length is 15,
            36 or 38 or 39 => number.Length is 14 or 16,
            >= 40 and <= 49 => number.Length is 13 or 16 or 19,
            >= 51 and <= 55 => number.Length is 16,
            62 or 81 => number.Length is >= 16,
            _ => three is >= 300 and <= 305 ? number.Length is 14 or 16
                : three is >= 644 and <= 659 || four is 6011 ? number.Length is >= 16
                : four is >= 3528 and <= 3589 ? number.Length is >= 16
                : four is >= 2221 and <= 2720 ? number.Length is 16
                : two is 50 or (>= 56 and <= 69) && number.Length is >= 16,
        };
    }

    /// <summary>The check digit rule of ISO/IEC 7812-1, annex B.</summary>
    private static bool PassesLuhn(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            var doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    /// <summary>Digits with separators between them. A card number starts and ends at the boundary of a group of digits.</summary>
    private sealed class DigitRun
    {
        private readonly StringBuilder _digits = new();
        private readonly List<int> _starts = [];
        private bool _groupEnded = true;

        public void Add(char digit)
        {
            if (_groupEnded)
            {
                _starts.Add(_digits.Length);
                _groupEnded = false;
            }

            _digits.Append(digit);
        }

        public void EndGroup() => _groupEnded = true;

        public void Clear()
        {
            _digits.Clear();
            _starts.Clear();
            _groupEnded = true;
        }

        public bool HoldsCardNumber()
        {
            if (_digits.Length < ShortestCardNumber)
            {
                return false;
            }

            var digits = _digits.ToString();
            int[] ends = [.. _starts.Skip(1), digits.Length];

            // Looks ahead no further than the longest number, because a file may contain millions of digits.
            for (var first = 0; first < _starts.Count; first++)
            {
                var start = _starts[first];
                for (var last = first; last < ends.Length && ends[last] - start <= LongestCardNumber; last++)
                {
                    var number = digits.AsSpan(start, ends[last] - start);
                    if (number.Length >= ShortestCardNumber && IsIssuedLength(number) && PassesLuhn(number))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
