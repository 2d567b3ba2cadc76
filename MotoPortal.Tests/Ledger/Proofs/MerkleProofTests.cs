using System.Text.Json;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Ledger.Proofs;

/// <summary>
/// The tree against published vectors, which stand beside this test with their sources: leaves, nodes and roots, proofs of inclusion and
/// of consistency, valid and corrupted ones.
/// </summary>
public sealed class MerkleProofTests
{
    private static readonly JsonElement Vectors = JsonSerializer.Deserialize<JsonElement>(
        File.ReadAllText(Repository.PathOf("MotoPortal.Tests", "Ledger", "Proofs", "rfc6962-vectors.json")));

    [Fact]
    public void Leaves_nodes_and_roots_are_the_published_ones()
    {
        var tree = new CompactRange();
        var roots = Strings(Vectors.GetProperty("rootHashesBySize")).ToList();
        var levels = Vectors.GetProperty("nodeHashesByLevel").EnumerateArray().Select(level => Strings(level).ToList()).ToList();
        Hex(tree.Root()).ShouldBe(roots[0]);
        foreach (var (leaf, number) in Strings(Vectors.GetProperty("leafInputsHex")).Select((leaf, number) => (leaf, number)))
        {
            foreach (var (node, hash) in tree.Append(MerkleHash.OfLeaf(Convert.FromHexString(leaf))))
            {
                Hex(hash).ShouldBe(levels[node.Level][(int)node.Index]);
            }

            Hex(tree.Root()).ShouldBe(roots[number + 1]);
        }
    }

    [Fact]
    public void Every_proof_of_inclusion_is_made_and_accepted()
    {
        foreach (var vector in Vectors.GetProperty("allInclusionProofs").EnumerateArray())
        {
            var (leaf, size) = (vector.GetProperty("leafIndex").GetInt64(), vector.GetProperty("treeSize").GetInt64());
            var made = MerkleProof.RangesOfInclusion(leaf, size).Select(range => RootOf(range.First, range.End)).ToList();

            made.ConvertAll(Hex).ShouldBe(Strings(vector.GetProperty("proof")));
            MerkleProof.IsIncluded(Bytes(vector, "leafHash"), leaf, size, made, Bytes(vector, "root")).ShouldBeTrue();
        }
    }

    [Fact]
    public void Every_proof_of_consistency_is_made_and_accepted()
    {
        foreach (var vector in Vectors.GetProperty("allConsistencyProofs").EnumerateArray())
        {
            var (earlier, size) = (vector.GetProperty("size1").GetInt64(), vector.GetProperty("size2").GetInt64());
            var made = MerkleProof.RangesOfConsistency(earlier, size).Select(range => RootOf(range.First, range.End)).ToList();

            made.ConvertAll(Hex).ShouldBe(Strings(vector.GetProperty("proof")));
            MerkleProof.IsConsistent(earlier, size, Bytes(vector, "root1"), Bytes(vector, "root2"), made).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_published_probes_are_decided_as_published()
    {
        List<string> wrong = [];
        foreach (var probe in Vectors.GetProperty("publishedInclusionProbes").EnumerateArray())
        {
            // A place of 2^64 - 1 is none that a signed number could have.
            var decided = probe.GetProperty("leafIndex").TryGetInt64(out var leaf)
                && MerkleProof.IsIncluded(
                    Bytes(probe, "leafHash"), leaf, probe.GetProperty("treeSize").GetInt64(), Proof(probe), Bytes(probe, "root"));
            Compare(probe, decided);
        }

        // The roots of one probe are no hashes, which is noted on it.
        foreach (var probe in Vectors.GetProperty("publishedConsistencyProbes").EnumerateArray()
            .Where(probe => !probe.TryGetProperty("note", out _)))
        {
            Compare(probe, MerkleProof.IsConsistent(
                probe.GetProperty("size1").GetInt64(),
                probe.GetProperty("size2").GetInt64(),
                Bytes(probe, "root1"),
                Bytes(probe, "root2"),
                Proof(probe)));
        }

        wrong.ShouldBeEmpty();

        void Compare(JsonElement probe, bool decided)
        {
            if (decided != probe.GetProperty("valid").GetBoolean())
            {
                wrong.Add(probe.GetProperty("file").GetString()!);
            }
        }
    }

    [Fact]
    public void Nodes_are_numbered_in_the_order_in_which_they_become_complete()
    {
        var (tree, position) = (new CompactRange(), 0L);
        for (var leaf = 0L; leaf < 300; leaf++)
        {
            TreeNodeId.CountOf(leaf).ShouldBe(position);
            TreeNodeId.LeavesOf(position).ShouldBe(leaf);
            foreach (var (node, _) in tree.Append(MerkleHash.Empty))
            {
                node.Position.ShouldBe(position++);
            }
        }
    }

    private static byte[] RootOf(long first, long end)
    {
        var tree = new CompactRange();
        foreach (var leaf in Strings(Vectors.GetProperty("leafInputsHex")).Skip((int)first).Take((int)(end - first)))
        {
            tree.Append(MerkleHash.OfLeaf(Convert.FromHexString(leaf)));
        }

        return tree.Root();
    }

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);

    private static List<byte[]> Proof(JsonElement probe) =>
        probe.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof ? [.. Strings(proof).Select(Convert.FromHexString)] : [];

    private static byte[] Bytes(JsonElement vector, string name) => Convert.FromHexString(vector.GetProperty(name).GetString()!);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
