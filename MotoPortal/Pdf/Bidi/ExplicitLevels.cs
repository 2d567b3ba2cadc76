namespace MotoPortal.Pdf.Bidi;

/// <summary>The explicit marks of direction: rules P2, P3 and X1 to X9 of UAX #9.</summary>
internal static class ExplicitLevels
{
    /// <summary>The deepest level (BD2).</summary>
    public const int MaxDepth = 125;

    /// <summary>The level of the first strong character outside isolates; 0 when there is none (P2, P3).</summary>
    public static byte FirstStrong(ReadOnlySpan<BidiClass> classes, int start, int end)
    {
        var depth = 0;
        for (var index = start; index < end; index++)
        {
            switch (classes[index])
            {
                case BidiClass.LRI or BidiClass.RLI or BidiClass.FSI:
                    depth++;
                    break;
                case BidiClass.PDI when depth > 0:
                    depth--;
                    break;
                case BidiClass.L when depth == 0:
                    return 0;
                case BidiClass.R or BidiClass.AL when depth == 0:
                    return 1;
                default:
                    break;
            }
        }

        return 0;
    }

    /// <summary>Whether a character is left out of all further rules (X9).</summary>
    public static bool IsRemoved(BidiClass of) =>
        of is BidiClass.BN or BidiClass.LRE or BidiClass.RLE or BidiClass.LRO or BidiClass.RLO or BidiClass.PDF;

    /// <summary>Sets the level of each character, and the class of those under an override.</summary>
    /// <param name="original">The classes of the characters.</param>
    /// <param name="paragraphLevel">The level of the paragraph.</param>
    /// <param name="levels">Receives the levels.</param>
    /// <param name="classes">Receives the classes.</param>
    public static void Apply(ReadOnlySpan<BidiClass> original, byte paragraphLevel, Span<byte> levels, Span<BidiClass> classes)
    {
        var stack = new Stack<Status>();
        stack.Push(new Status(paragraphLevel, null, IsIsolate: false));
        int overflowIsolates = 0, overflowEmbeddings = 0, validIsolates = 0;
        for (var index = 0; index < original.Length; index++)
        {
            var top = stack.Peek();
            var current = original[index];
            classes[index] = current;
            levels[index] = top.Level;
            switch (current)
            {
                case BidiClass.RLE or BidiClass.LRE or BidiClass.RLO or BidiClass.LRO:
                    var embedded = NextLevel(top.Level, current is BidiClass.RLE or BidiClass.RLO);
                    if (embedded <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        stack.Push(new Status((byte)embedded, OverrideOf(current), IsIsolate: false));
                    }
                    else if (overflowIsolates == 0)
                    {
                        overflowEmbeddings++;
                    }

                    break;
                case BidiClass.RLI or BidiClass.LRI or BidiClass.FSI:
                    classes[index] = top.Override ?? current;
                    var isolated = NextLevel(top.Level, current is BidiClass.RLI
                        || (current is BidiClass.FSI && FirstStrong(original, index + 1, EndOfIsolate(original, index)) == 1));
                    if (isolated <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack.Push(new Status((byte)isolated, null, IsIsolate: true));
                    }
                    else
                    {
                        overflowIsolates++;
                    }

                    break;
                case BidiClass.PDI:
                    if (overflowIsolates > 0)
                    {
                        overflowIsolates--;
                    }
                    else if (validIsolates > 0)
                    {
                        overflowEmbeddings = 0;
                        while (!stack.Pop().IsIsolate)
                        {
                        }

                        validIsolates--;
                    }

                    levels[index] = stack.Peek().Level;
                    classes[index] = stack.Peek().Override ?? current;
                    break;
                case BidiClass.PDF:
                    if (overflowIsolates == 0 && overflowEmbeddings > 0)
                    {
                        overflowEmbeddings--;
                    }
                    else if (overflowIsolates == 0 && !top.IsIsolate && stack.Count > 1)
                    {
                        stack.Pop();
                    }

                    break;
                case BidiClass.B:
                    levels[index] = paragraphLevel;
                    break;
                case BidiClass.BN:
                    break;
                default:
                    classes[index] = top.Override ?? current;
                    break;
            }
        }
    }

    /// <summary>The index of the end of an isolate; the end of the text when it is not closed (BD9).</summary>
    private static int EndOfIsolate(ReadOnlySpan<BidiClass> classes, int initiator)
    {
        var depth = 1;
        for (var index = initiator + 1; index < classes.Length; index++)
        {
            depth += classes[index] switch
            {
                BidiClass.LRI or BidiClass.RLI or BidiClass.FSI => 1,
                BidiClass.PDI => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return index;
            }
        }

        return classes.Length;
    }

    private static int NextLevel(byte level, bool toTheLeft) => toTheLeft ? (level + 1) | 1 : (level + 2) & ~1;

    private static BidiClass? OverrideOf(BidiClass mark) => mark switch
    {
        BidiClass.RLO => BidiClass.R,
        BidiClass.LRO => BidiClass.L,
        _ => null,
    };

    private readonly record struct Status(byte Level, BidiClass? Override, bool IsIsolate);
}
