using PhoneNumbers;

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>Recognises telephone numbers that stand side by side, whose digits together are as many as a card's.</summary>
internal sealed class TelephoneNumbers(DigitText text)
{
    // Countries that write a 0 before the area; each has another length.
    private static readonly string[] Regions = ["FR", "DE", "GB", "IT", "CH", "AT", "BE", "NL", "SE", "FI", "IE"];

    // The longest is "+33 6 1 2 3 4 5 6 7 8".
    private const int MostGroups = 11;
    private const int MostDigits = 15;

    // A text of which more has to be asked is refused, because asking is slow.
    private int _questions = 3000;

    /// <summary>
    /// Whether the candidate consists of telephone numbers, or, when its groups are in no order in which cards are written, includes a part
    /// of one.
    /// </summary>
    public bool Include(CardNumberCandidate candidate)
    {
        if (IsEightInPairs(candidate))
        {
            return true;
        }

        for (var start = candidate.FirstGroup; start >= 0 && candidate.FirstGroup - start < 2 * MostGroups; start--)
        {
            if (Starts(start) && Reaches(start, candidate))
            {
                return true;
            }

            if (text.Groups[start].Before is Gap.Far)
            {
                break;
            }
        }

        // A whole number in the middle, with something before it, has to look like one beyond doubt.
        return candidate.Shape is GroupShape.Irregular && Enumerable
            .Range(candidate.FirstGroup + 1, candidate.LastGroup - candidate.FirstGroup)
            .Any(start => (Starts(start) && HasPlus(text.Groups[start]) && Ends(start).Any()) || IsFrench(start) || IsAmerican(start));
    }

    // Number after number, from this group past the candidate's last one.
    private bool Reaches(int start, CardNumberCandidate candidate)
    {
        var open = new Stack<int>([start]);
        var seen = new HashSet<int>();
        while (open.TryPop(out var at))
        {
            foreach (var end in Ends(at))
            {
                if (end > candidate.LastGroup || (candidate.Shape is GroupShape.Irregular && end > candidate.FirstGroup))
                {
                    return true;
                }

                if (seen.Add(end) && Starts(end))
                {
                    open.Push(end);
                }
            }
        }

        return false;
    }

    private bool Starts(int index)
    {
        if (index >= text.Groups.Count)
        {
            return false;
        }

        var group = text.Groups[index];
        return text.Digits[group.First] is '0' || HasPlus(group) || IsAmerican(index) || IsNineInThrees(index);
    }

    // The groups after which a number that starts here may be complete.
    private IEnumerable<int> Ends(int start)
    {
        if (IsAmerican(start))
        {
            yield return start + 3;
        }

        if (IsNineInThrees(start))
        {
            yield return start + (text.Groups[start + 1].Length is 3 ? 3 : 4);
        }

        for (var end = start + 1; end <= text.Groups.Count && end - start <= MostGroups; end++)
        {
            if (end - 1 > start && text.Groups[end - 1].Before is not Gap.Marks)
            {
                break;
            }

            var digits = text.Digits[text.Groups[start].First..text.Groups[end - 1].End];
            if (digits.Length > MostDigits + 2)
            {
                break;
            }

            if (digits.Length >= 8 && IsTelephone(digits, HasPlus(text.Groups[start])))
            {
                yield return end;
            }
        }
    }

    private bool IsTelephone(string digits, bool hasPlus)
    {
        if (hasPlus || digits.StartsWith("00", StringComparison.Ordinal))
        {
            return IsValid(hasPlus ? $"+{digits}" : $"+{digits[2..]}", region: null);
        }

        return digits[0] is '0'
            && ((digits.Length is 10 && digits[1] is not '0') || Array.Exists(Regions, region => IsValid(digits, region)));
    }

    private bool IsValid(string number, string? region)
    {
        if (_questions-- <= 0)
        {
            return false;
        }

        try
        {
            var numbers = PhoneNumberUtil.GetInstance();
            var parsed = numbers.Parse(number, region);
            return region is null ? numbers.IsPossibleNumber(parsed) : numbers.IsValidNumber(parsed);
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private bool HasPlus(DigitGroup group)
    {
        var before = text.Text.AsSpan(0, group.TextStart).TrimEnd("( ");
        return before is [.., '+'] && group.TextStart - before.Length <= 2;
    }

    // "(415) 555-2671"
    private bool IsAmerican(int index) => HasSizes(index, 3, 3, 4);

    // "06 12 34 56 78" and "0612345678"
    private bool IsFrench(int index) =>
        index < text.Groups.Count && text.Digits[text.Groups[index].First] is '0'
        && (HasSizes(index, 10) || HasSizes(index, 2, 2, 2, 2, 2));

    // "612 345 678" or "612 34 56 78", of Spain, Portugal and Poland, when another one stands beside it.
    private bool IsNineInThrees(int index) => text.Digits[text.Groups[index].First] is >= '4' and <= '9'
        && ((HasSizes(index, 3, 3, 3) && (HasSizes(index + 3, 3, 3, 3) || HasSizes(index - 3, 3, 3, 3)))
            || (HasSizes(index, 3, 2, 2, 2) && (HasSizes(index + 4, 3, 2, 2, 2) || HasSizes(index - 4, 3, 2, 2, 2))));

    // "24 36 42 76 / 24 70 86 94", of Denmark and Norway: what stands in the middle stands nowhere else.
    private bool IsEightInPairs(CardNumberCandidate candidate)
    {
        if (candidate.LastGroup - candidate.FirstGroup != 7 || !HasSizes(candidate.FirstGroup, 2, 2, 2, 2, 2, 2, 2, 2))
        {
            return false;
        }

        var middle = GapBefore(candidate.FirstGroup + 4);
        var other = GapBefore(candidate.FirstGroup + 1);
        return !string.Equals(middle, other, StringComparison.Ordinal) && Enumerable.Range(candidate.FirstGroup + 1, 7)
            .All(group => group == candidate.FirstGroup + 4 || string.Equals(GapBefore(group), other, StringComparison.Ordinal));
    }

    private string GapBefore(int index) => text.Text[text.Groups[index - 1].TextEnd..text.Groups[index].TextStart];

    private bool HasSizes(int index, params ReadOnlySpan<int> sizes)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            if (index < 0 || index + i >= text.Groups.Count || text.Groups[index + i].Length != sizes[i])
            {
                return false;
            }
        }

        return true;
    }
}
