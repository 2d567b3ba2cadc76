using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Ledger;

/// <summary>The worked example in docs/ledger-format.md is what the portal computes.</summary>
public sealed partial class LedgerFormatTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "ledger-format.md"));

    // The seed of the first test key of RFC 8032, section 7.1.
    private static SigningKey Key
    {
        get
        {
            var seed = Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
            var name = "motoportal.example/ledger";
            var key = new byte[Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.PublicKeySize];
            Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.GeneratePublicKey(seed, 0, key, 0);
            var hash = Convert.ToHexStringLower(VerifierKey.Of(name, key).Hash);
            return SigningKey.TryParse($"PRIVATE+KEY+{name}+{hash}+{Convert.ToBase64String([1, .. seed])}").ShouldNotBeNull();
        }
    }

    [Fact]
    public void The_worked_example_is_what_the_portal_computes()
    {
        var details = Block("details").TrimEnd('\n');
        byte[] committed = [.. Convert.FromHexString(Block("salt").Trim()), .. Encoding.UTF8.GetBytes(details)];
        var leaf = new LedgerLeaf(
            2,
            "guards.missing",
            new DateTimeOffset(2026, 11, 30, 14, 0, 0, 125, TimeSpan.Zero),
            "portal",
            "System",
            null,
            "con_01a21d4e4b0075328c98474973a9954d",
            null,
            null,
            Convert.ToHexStringLower(SHA256.HashData(committed)));
        var (first, third) = (MerkleHash.OfLeaf("one"u8), MerkleHash.OfLeaf("three"u8));
        var root = MerkleHash.OfNode(MerkleHash.OfNode(first, leaf.Hash()), third);
        var proof = new TlogProof(1, [first, third], new Checkpoint(Key.Public.Name, 3, root).Sign(Key));

        Block("leaf").ShouldBe(leaf.Json() + "\n");
        Block("proof").ShouldBe(proof.Write());
        Block("key").ShouldBe(Key.Public.Text + "\n");
        TlogProof.TryParse(Block("proof")).ShouldNotBeNull().Proves(leaf.Hash(), [VerifierKey.TryParse(Block("key"))!]).ShouldBeTrue();
    }

    [Fact]
    public void The_example_of_an_export_holds_and_proves_the_entry_of_the_example()
    {
        var export = Block("export");
        var changed = export.Replace("Audrey L.", "Audrey M.", StringComparison.Ordinal);

        Lines(export).Where(line => !line.Holds).ShouldBeEmpty();
        export.ShouldContain(System.Text.Json.JsonEncodedText.Encode(
            Block("leaf").TrimEnd('\n'), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());
        Lines(changed).ShouldContain(line => !line.Holds);
        Block("fingerprint").ShouldBe(Key.Public.Fingerprint + "\n");
    }

    private static IReadOnlyList<(bool Holds, string Sentence)> Lines(string export) =>
        VerifiedDocument.Lines(new MemoryStream(Encoding.UTF8.GetBytes(export)), Key.Public);

    private static string Block(string name) =>
        Blocks().Matches(Page).Single(block => string.Equals(block.Groups["name"].Value, name, StringComparison.Ordinal))
            .Groups["text"].Value;

    [GeneratedRegex(
        "^```(?<name>[a-z]+)\n(?<text>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
