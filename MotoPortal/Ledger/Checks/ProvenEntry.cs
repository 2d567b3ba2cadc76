using System.Text.Json.Nodes;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Ledger.Checks;

/// <summary>An entry as it leaves the portal: whole, with its proof.</summary>
/// <param name="Leaf">The entry's leaf.</param>
/// <param name="Salt">The salt of its details, lower-case hex.</param>
/// <param name="Details">Its details, canonical JSON.</param>
/// <param name="Proof">The proof that it stands in the ledger; null when nothing is signed, because the ledger was damaged.</param>
internal sealed record ProvenEntry(string Leaf, string Salt, string Details, string? Proof)
{
    /// <summary>The entry as a member of a file.</summary>
    public JsonObject ToJson() => new() { ["leaf"] = Leaf, ["salt"] = Salt, ["details"] = Details, ["proof"] = Proof };

    /// <summary>The entry as the last line of an export in JSON Lines.</summary>
    public string LastLine() => CanonicalJson.Write(new JsonObject { ["exported"] = ToJson() }) + "\n";
}
