using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using DiffPlex;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Checks;

/// <summary>Compares two texts word by word.</summary>
internal static partial class TermsDifference
{
    /// <summary>The pieces of both texts: without the added ones they are the older text, without the removed ones the newer.</summary>
    public static ImmutableArray<TermsPiece> Between(string older, string newer)
    {
        var difference = Differ.Instance.CreateDiffs(older, newer, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker());
        var pieces = new List<TermsPiece>();
        var reached = 0;
        foreach (var block in difference.DiffBlocks)
        {
            Add(pieces, PieceChange.Same, difference.PiecesOld, reached, block.DeleteStartA - reached);
            Add(pieces, PieceChange.Removed, difference.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(pieces, PieceChange.Added, difference.PiecesNew, block.InsertStartB, block.InsertCountB);
            reached = block.DeleteStartA + block.DeleteCountA;
        }

        Add(pieces, PieceChange.Same, difference.PiecesOld, reached, difference.PiecesOld.Count - reached);
        return Gathered(pieces);
    }

    // An unchanged space between two changed words is joined with them, so that a new sentence is one piece.
    private static ImmutableArray<TermsPiece> Gathered(List<TermsPiece> pieces)
    {
        var gathered = ImmutableArray.CreateBuilder<TermsPiece>();
        var (removed, added) = (new StringBuilder(), new StringBuilder());
        for (var place = 0; place < pieces.Count; place++)
        {
            var (change, text) = pieces[place];
            var isBetweenChanges = removed.Length + added.Length > 0 && place + 1 < pieces.Count;
            if (change is PieceChange.Same && !(isBetweenChanges && !text.Any(char.IsLetterOrDigit)))
            {
                Flush();
                gathered.Add(pieces[place]);
                continue;
            }

            removed.Append(change is PieceChange.Added ? "" : text);
            added.Append(change is PieceChange.Removed ? "" : text);
        }

        Flush();
        return gathered.ToImmutable();

        void Flush()
        {
            AddUnlessEmpty(gathered, PieceChange.Removed, removed);
            AddUnlessEmpty(gathered, PieceChange.Added, added);
        }
    }

    private static void AddUnlessEmpty(ImmutableArray<TermsPiece>.Builder pieces, PieceChange change, StringBuilder text)
    {
        if (text.Length > 0)
        {
            pieces.Add(new TermsPiece(change, text.ToString()));
            text.Clear();
        }
    }

    private static void Add(List<TermsPiece> pieces, PieceChange change, IReadOnlyList<string> words, int start, int count)
    {
        if (count > 0)
        {
            pieces.Add(new TermsPiece(change, string.Concat(words.Skip(start).Take(count))));
        }
    }

    [GeneratedRegex(@"\{[^{}]*\}|[\w'’]+|\s+|.", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    // A placeholder is one word, because half of it has no meaning.
    private sealed class WordChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => [.. Word().Matches(text).Select(word => word.Value)];
    }
}
