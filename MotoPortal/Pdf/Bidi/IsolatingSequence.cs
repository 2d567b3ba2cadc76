namespace MotoPortal.Pdf.Bidi;

/// <summary>
/// An isolating run sequence (BD13): runs of one level that belong together because only isolates stand between them. The rules for weak
/// and neutral characters see nothing outside it but the directions at its two ends.
/// </summary>
/// <param name="Indexes">The indexes of its characters in the paragraph.</param>
/// <param name="Level">Its level.</param>
/// <param name="Start">The direction before its first character (sos).</param>
/// <param name="End">The direction after its last character (eos).</param>
internal sealed record IsolatingSequence(List<int> Indexes, byte Level, BidiClass Start, BidiClass End)
{
    /// <summary>The direction of the level.</summary>
    public BidiClass Embedding => DirectionOf(Level);

    /// <summary>All sequences of a paragraph (X10).</summary>
    public static IEnumerable<IsolatingSequence> AllOf(BidiClass[] original, byte[] levels, byte paragraphLevel)
    {
        var kept = Enumerable.Range(0, original.Length).Where(index => !ExplicitLevels.IsRemoved(original[index])).ToArray();
        List<Draft> drafts = [];
        Stack<Draft?> open = [];
        Draft? current = null;
        for (var position = 0; position < kept.Length; position++)
        {
            var index = kept[position];
            var isNewRun = position == 0 || levels[kept[position - 1]] != levels[index];
            if (original[index] is BidiClass.PDI && open.TryPop(out var opened) && opened is not null)
            {
                // The initiator stands at the end of its run, and this end of the isolate continues that run's sequence.
                current = opened;
            }
            else if (isNewRun || current is null)
            {
                current = new Draft([], levels[index], position == 0 ? paragraphLevel : levels[kept[position - 1]]);
                drafts.Add(current);
            }

            current.Indexes.Add(index);
            current.LastPosition = position;
            if (original[index] is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI)
            {
                open.Push(current);
                current = null;
            }
        }

        return drafts.Select(draft =>
        {
            var isOpen = original[draft.Indexes[^1]] is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;
            var after = isOpen || draft.LastPosition + 1 == kept.Length ? paragraphLevel : levels[kept[draft.LastPosition + 1]];
            return new IsolatingSequence(
                draft.Indexes,
                draft.Level,
                DirectionOf(Math.Max(draft.Level, draft.LevelBefore)),
                DirectionOf(Math.Max(draft.Level, after)));
        });
    }

    private static BidiClass DirectionOf(byte level) => (level & 1) == 1 ? BidiClass.R : BidiClass.L;

    private sealed class Draft(List<int> indexes, byte level, byte levelBefore)
    {
        public List<int> Indexes { get; } = indexes;

        public byte Level { get; } = level;

        public byte LevelBefore { get; } = levelBefore;

        public int LastPosition { get; set; }
    }
}
