using System.Text.Json;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Ledger.Proofs;

/// <summary>Notes, checkpoints and proofs against the published examples, and each of their bytes changed.</summary>
public sealed class SignedNoteTests
{
    private static readonly JsonElement Vectors = JsonSerializer.Deserialize<JsonElement>(
        File.ReadAllText(Repository.PathOf("MotoPortal.Tests", "Ledger", "Proofs", "rfc6962-vectors.json")));

    private static VerifierKey Log => VerifierKey.TryParse(Text("checkpointExample", "vkey")).ShouldNotBeNull();

    [Fact]
    public void The_published_note_is_opened()
    {
        var key = VerifierKey.TryParse(Text("signedNotePublished", "vkey")).ShouldNotBeNull();

        SignedNote.Open(Text("signedNotePublished", "note"), [key]).ShouldBe("This is an example message.\n");
    }

    [Fact]
    public void A_checkpoint_is_signed_byte_for_byte_as_the_example()
    {
        var example = Vectors.GetProperty("checkpointExample");
        var seed = Convert.FromHexString(example.GetProperty("ed25519SeedHex").GetString()!);
        var text = $"PRIVATE+KEY+{Log.Name}+{Convert.ToHexStringLower(Log.Hash)}+{Convert.ToBase64String([1, .. seed])}";
        var key = SigningKey.TryParse(text).ShouldNotBeNull();

        key.Public.ShouldBe(Log);
        key.Write().ShouldBe(text);
        foreach (var signed in example.GetProperty("checkpoints").EnumerateArray())
        {
            var checkpoint = new Checkpoint(
                Log.Name, signed.GetProperty("treeSize").GetInt64(), Convert.FromHexString(signed.GetProperty("rootHex").GetString()!));
            checkpoint.Sign(key).ShouldBe(signed.GetProperty("note").GetString());
            Checkpoint.Open(checkpoint.Sign(key), [Log]).ShouldNotBeNull().Size.ShouldBe(checkpoint.Size);
        }
    }

    [Fact]
    public void A_signature_of_a_witness_below_does_not_matter()
    {
        Checkpoint.Open(Text("cosignatureExample", "note"), [Log]).ShouldNotBeNull().Size.ShouldBe(8);
    }

    [Fact]
    public void The_published_proof_proves_its_leaf_and_no_other()
    {
        var example = Vectors.GetProperty("tlogProofExample");
        var proof = TlogProof.TryParse(example.GetProperty("text").GetString()!).ShouldNotBeNull();
        var leaf = Convert.FromHexString(example.GetProperty("leafDataHex").GetString()!);

        proof.Proves(MerkleHash.OfLeaf(leaf), [Log]).ShouldBeTrue();
        proof.Proves(MerkleHash.OfLeaf([0x40, 0x41, 0x42, 0x44]), [Log]).ShouldBeFalse();
        proof.Write().ShouldBe(example.GetProperty("text").GetString());
    }

    [Fact]
    public void Whichever_byte_of_a_proof_is_changed_it_proves_nothing()
    {
        var text = Vectors.GetProperty("tlogProofExample").GetProperty("text").GetString()!;
        var leaf = MerkleHash.OfLeaf(Convert.FromHexString("40414243"));
        List<int> unnoticed = [];
        for (var place = 0; place < text.Length; place++)
        {
            foreach (var other in new[] { (char)(text[place] ^ 1), text[place] is 'A' ? 'B' : 'A', '\n', ' ' }.Where(c => c != text[place]))
            {
                var changed = $"{text[..place]}{other}{text[(place + 1)..]}";
                if (TlogProof.TryParse(changed)?.Proves(leaf, [Log]) is true)
                {
                    unnoticed.Add(place);
                }
            }
        }

        unnoticed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("name")]
    [InlineData("+1d569fff+AdddmAGC")]
    [InlineData("motoportal.example/consent-log+1d569ffe+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")]
    public void What_is_no_key_is_not_taken_for_one(string text)
    {
        VerifierKey.TryParse(text).ShouldBeNull();
        SigningKey.TryParse($"PRIVATE+KEY+{text}").ShouldBeNull();
    }

    [Fact]
    public void A_new_key_is_read_as_it_was_written()
    {
        var key = SigningKey.Create("motoportal/ledger-1");

        SigningKey.TryParse(key.Write() + "\n").ShouldNotBeNull().Public.ShouldBe(key.Public);
        SigningKey.Create("motoportal/ledger-1").Public.ShouldNotBe(key.Public);
    }

    private static string Text(string part, string name) => Vectors.GetProperty(part).GetProperty(name).GetString()!;
}
