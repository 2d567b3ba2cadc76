using System.Collections.Immutable;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Ledger;

/// <summary>
/// Recomputes the tree from the entries, one after the other, and collects what does not match. A second tree is computed from the stored
/// leaves: where the two differ, a signed checkpoint tells which of them is the true one.
/// </summary>
/// <param name="start">The tree with which it starts.</param>
/// <param name="keys">The keys whose checkpoints are accepted.</param>
/// <param name="unused">Numbers that no entry had when the tree was begun.</param>
internal sealed class LedgerFold(CompactRange start, ImmutableArray<VerifierKey> keys, ImmutableHashSet<long> unused)
{
    /// <summary>The maximum number of findings; a ledger that has more needs no longer list.</summary>
    public const int Most = 1000;

    private readonly List<LedgerProblemView> _problems = [];
    private readonly List<long> _differing = [];
    private CompactRange _ofEntries = start.Copy();
    private CompactRange _ofLeaves = start.Copy();
    private bool _isLost;

    /// <summary>The number of leaves so far.</summary>
    public long Size => _ofLeaves.Size;

    /// <summary>The size of the last checkpoint up to which all was found in order.</summary>
    public long SoundSize { get; private set; } = start.Size;

    /// <summary>What was found; complete after <see cref="End"/>.</summary>
    public IReadOnlyList<LedgerProblemView> Problems => _problems;

    /// <summary>Adds the entry with the next number, which may be gone.</summary>
    public void Add(LedgerBatch batch)
    {
        var sequence = Size + 1;
        var leaf = new TreeNodeId(0, sequence - 1);
        var stored = batch.Nodes.GetValueOrDefault(leaf.Position);
        var entry = batch.Entries.GetValueOrDefault(sequence);
        AddDetails(batch, sequence, entry);
        var computed = entry?.ToLeaf().Hash() ?? (unused.Contains(sequence) ? MerkleHash.Empty : null);
        if (computed is null)
        {
            Note(LedgerProblem.EntryMissing, sequence);
        }
        else if (stored is null)
        {
            Note(LedgerProblem.TreeMissing, sequence);
        }
        else if (!computed.AsSpan().SequenceEqual(stored))
        {
            _differing.Add(sequence);
        }

        _ofEntries.Append(computed ?? stored ?? MerkleHash.Empty);
        foreach (var (node, hash) in _ofLeaves.Append(stored ?? computed ?? MerkleHash.Empty).Skip(1))
        {
            if (batch.Nodes.GetValueOrDefault(node.Position) is not { } kept)
            {
                Note(LedgerProblem.TreeMissing, sequence);
            }
            else if (!kept.AsSpan().SequenceEqual(hash) && _differing.Count == 0)
            {
                Note(LedgerProblem.TreeChanged, sequence);
            }
        }
    }

    /// <summary>Compares the tree so far with a signed checkpoint of its size.</summary>
    /// <param name="note">The checkpoint.</param>
    /// <param name="source">Its file; null for the database.</param>
    public void Compare(string? note, string? source)
    {
        if (Read(note, Size, source) is not { } signed)
        {
            return;
        }

        if (_ofEntries.Root().AsSpan().SequenceEqual(signed.Root))
        {
            Name(LedgerProblem.TreeChanged);
            _ofLeaves = _ofEntries.Copy();
        }
        else if (_ofLeaves.Root().AsSpan().SequenceEqual(signed.Root))
        {
            Name(LedgerProblem.EntryChanged);
            _ofEntries = _ofLeaves.Copy();
        }
        else if (!_isLost)
        {
            // The roots of all later checkpoints differ as well.
            _isLost = true;
            Name(LedgerProblem.EntryChanged);
            Note(LedgerProblem.RootDiffers, Size, source);
        }

        SoundSize = _problems.Count == 0 ? Size : SoundSize;
    }

    /// <summary>Takes a checkpoint into account that covers more entries than there are.</summary>
    public void Beyond(long size, string? note, string? source)
    {
        if (Read(note, size, source) is not null)
        {
            Note(LedgerProblem.EndMissing, size, source);
        }
    }

    /// <summary>Notes details that have no entry.</summary>
    public void AddOrphan(long sequence) => Note(LedgerProblem.DetailsWithoutEntry, sequence);

    /// <summary>Ends the check: what no checkpoint has decided is taken for a change of the entry.</summary>
    public void End() => Name(LedgerProblem.EntryChanged);

    private void AddDetails(LedgerBatch batch, long sequence, LedgerEntry? entry)
    {
        var payload = batch.Payloads.GetValueOrDefault(sequence);
        switch (entry, payload)
        {
            case (null, not null):
                Note(LedgerProblem.DetailsWithoutEntry, sequence);
                break;
            case (not null, null) when !batch.Erased.Contains(sequence):
                Note(LedgerProblem.DetailsMissing, sequence);
                break;
            case (not null, not null)
                when !string.Equals(payload.Commitment(), entry.Commitment, StringComparison.Ordinal) || !payload.NamesItsActor():
                Note(LedgerProblem.DetailsChanged, sequence);
                break;
        }
    }

    private Checkpoint? Read(string? note, long size, string? source)
    {
        if (note is not null && Checkpoint.Open(note, keys.AsSpan().ToArray()) is { } signed && signed.Size == size)
        {
            return signed;
        }

        var isOfAnother = note is not null && Checkpoint.Peek(note) is { } other
            && !keys.Any(key => string.Equals(key.Name, other.Origin, StringComparison.Ordinal));
        Note(isOfAnother ? LedgerProblem.KeyChanged : LedgerProblem.SignatureInvalid, size, source);
        return null;
    }

    private void Name(LedgerProblem problem)
    {
        _differing.ForEach(sequence => Note(problem, sequence));
        _differing.Clear();
    }

    private void Note(LedgerProblem problem, long number, string? source = null)
    {
        var found = new LedgerProblemView(problem, number, source);
        if (_problems.Count < Most && !(_problems is [.., var last] && last == found))
        {
            _problems.Add(found);
        }
    }
}
