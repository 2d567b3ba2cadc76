
namespace MotoPortal.Primitives.CardNumbers;

/// <summary>
/// Finds the digits of a text that a card network could have issued, however they are grouped. Looks at each digit a fixed number of times,
/// so that a text of a megabyte takes no longer than a thousand texts of a kilobyte.
/// </summary>
internal static class CardNumberSearch
{
    // An order number, a date, or an expiry date and a verification code.
    private const int LongestGlued = 10;

    private static readonly int[][] CardGroups =
    [
        [4, 4, 4], [4, 4, 4, 1], [4, 4, 4, 2], [4, 4, 4, 3], [4, 4, 4, 4], [4, 4, 4, 4, 1], [4, 4, 4, 4, 2], [4, 4, 4, 4, 3],
        [4, 6, 5], [4, 6, 4], [4, 5, 6],
    ];

    /// <summary>All candidates, in no order that matters.</summary>
    public static IEnumerable<CardNumberCandidate> In(DigitText text)
    {
        var groups = text.Groups;
        var runStart = 0;
        for (var first = 0; first < groups.Count; first++)
        {
            if (groups[first].Before is not Gap.Marks)
            {
                runStart = first;
            }

            foreach (var candidate in From(text, first, first == runStart))
            {
                yield return candidate;
            }
        }
    }

    private static IEnumerable<CardNumberCandidate> From(DigitText text, int first, bool startsRun)
    {
        var groups = text.Groups;
        var (wordGaps, hash, sameWords) = (0, 0, true);
        for (var last = first; last < groups.Count; last++)
        {
            if (last > first)
            {
                var gap = groups[last];
                if (gap.Before is Gap.Far)
                {
                    break;
                }

                wordGaps += gap.Before is Gap.Words ? 1 : 0;
                sameWords &= last == first + 1 || gap.WordsHash == hash;
                hash = gap.WordsHash;
            }

            var length = groups[last].End - groups[first].First;
            if (length > CardNetworks.Longest)
            {
                break;
            }

            var match = length < CardNetworks.Shortest ? NetworkMatch.None : Match(text, groups[first].First, length);
            if (match is NetworkMatch.None)
            {
                continue;
            }

            var shape = CardGrouping.ShapeOf(groups, first, last);
            var endsRun = last == groups.Count - 1 || groups[last + 1].Before is not Gap.Marks;
            if (wordGaps > 0
                ? IsWrittenAcrossWords(match, shape, groups[first], sameWords && wordGaps > 1)
                : IsWrittenTogether(match, shape, length, groups[first], startsRun, endsRun))
            {
                yield return new CardNumberCandidate(first, last, groups[first].First, length, match, shape);
            }
        }

        foreach (var candidate in GluedInOneGroup(text, first).Concat(GluedToGroups(text, first)))
        {
            yield return candidate;
        }

        if (Numbered(text, first) is { } numbered)
        {
            yield return numbered;
        }
    }

    private static bool IsWrittenTogether(
        NetworkMatch match, GroupShape shape, int length, DigitGroup first, bool startsRun, bool endsRun) => (match, shape) switch
        {
            (NetworkMatch.Issued, not GroupShape.Irregular) => true,
            (NetworkMatch.Issued, _) => (startsRun || endsRun) && !first.AfterCapital,

            // A product, VAT or parcel number has capital letters in front.
            (_, GroupShape.Unbroken) => !first.AfterCapital || length >= 16,
            (_, GroupShape.Regular) => (startsRun && endsRun) || (first.Length is 4 && (startsRun || endsRun)),
            _ => false,
        };

    // "4242 then 4242 then …": in the groups of a card, or with the same word each time. Single digits among other letters are the rule in
    // a key or a signature, whose characters are random.
    private static bool IsWrittenAcrossWords(NetworkMatch match, GroupShape shape, DigitGroup first, bool sameWords) =>
        (shape is GroupShape.Regular && (first.Length is 4 || (first.Length is 8 && match is NetworkMatch.Issued)))
        || (match is NetworkMatch.Issued && sameWords);

    // An order number or a date before, or an expiry date, a verification code or both after, without a gap.
    private static IEnumerable<CardNumberCandidate> GluedInOneGroup(DigitText text, int index)
    {
        var group = text.Groups[index];
        if (group.Length is <= CardNetworks.Shortest or > CardNetworks.Longest + LongestGlued)
        {
            yield break;
        }

        var longest = Math.Min(CardNetworks.Longest, group.Length - 1);
        for (var length = Math.Max(CardNetworks.Shortest, group.Length - LongestGlued); length <= longest; length++)
        {
            int[] starts = [group.First, group.End - length];
            foreach (var start in starts)
            {
                // Visa's numbers of nineteen digits are rare, and one number in a hundred looks like one.
                if ((length <= 16 || text.Digits[start] is not '4') && Match(text, start, length) is NetworkMatch.Issued)
                {
                    yield return new CardNumberCandidate(index, index, start, length, NetworkMatch.Issued, GroupShape.Unbroken);
                }
            }
        }
    }

    // "10442" + "4242 4242 4242 4242", or "4242 4242 4242 4242" + "1230".
    private static IEnumerable<CardNumberCandidate> GluedToGroups(DigitText text, int first)
    {
        foreach (var sizes in CardGroups)
        {
            var last = first + sizes.Length - 1;
            if (last >= text.Groups.Count || !HaveSizes(text.Groups, first + 1, sizes.AsSpan(1, sizes.Length - 2)))
            {
                continue;
            }

            var before = text.Groups[first].Length - sizes[0];
            var after = text.Groups[last].Length - sizes[^1];
            var length = sizes.Sum();
            if ((before, after) is ( > 0 and <= LongestGlued, 0) or (0, > 0 and <= LongestGlued)
                && Match(text, text.Groups[first].First + before, length) is NetworkMatch.Issued)
            {
                yield return new CardNumberCandidate(
                    first, last, text.Groups[first].First + before, length, NetworkMatch.Issued, GroupShape.Regular);
            }
        }
    }

    // "1) 4242 2) 4242 3) 4242 4) 4242", or "4242, 2nd 4242, 3rd …": each group has its own number, one more than the last.
    private static CardNumberCandidate? Numbered(DigitText text, int first)
    {
        var groups = text.Groups;
        var isNumbered = groups[first].Length == 1;
        var next = isNumbered ? text.Digits[groups[first].First] - '0' : 2;
        var number = "";
        for (var (at, count) = (isNumbered ? first : first - 1, 0); at + 1 < groups.Count && number.Length < CardNetworks.Longest; at += 2)
        {
            var isNext = at < first || (groups[at].Length == 1 && text.Digits[groups[at].First] - '0' == next++);
            if (!isNext || groups[at + 1].Length is < 2 or > 6 || !AreNear(groups, Math.Max(first, at), at + 1))
            {
                return null;
            }

            number += text.Digits.Substring(groups[at + 1].First, groups[at + 1].Length);
            if (++count > 2 && number.Length is >= CardNetworks.Shortest and <= CardNetworks.Longest
                && CardNetworks.Find(number) is NetworkMatch.Issued)
            {
                return new CardNumberCandidate(
                    first, at + 1, groups[first].First, number.Length, NetworkMatch.Issued, GroupShape.Regular);
            }
        }

        return null;
    }

    private static bool HaveSizes(IReadOnlyList<DigitGroup> groups, int first, ReadOnlySpan<int> sizes)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            if (groups[first + i].Length != sizes[i])
            {
                return false;
            }
        }

        return AreNear(groups, first - 1, first + sizes.Length);
    }

    // Whether so little text stands between the groups that they can belong together.
    private static bool AreNear(IReadOnlyList<DigitGroup> groups, int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            if (groups[i].Before is Gap.Far)
            {
                return false;
            }
        }

        return true;
    }

    private static NetworkMatch Match(DigitText text, int start, int length) => CardNetworks.Find(text.Digits.AsSpan(start, length));
}
