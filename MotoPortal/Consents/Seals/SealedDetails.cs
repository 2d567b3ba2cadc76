using System.Text.Json;
using MotoPortal.Ledger;

namespace MotoPortal.Consents.Seals;

/// <summary>The details of one ledger entry, which are only read if they match the entry's commitment.</summary>
internal sealed class SealedDetails
{
    private readonly JsonElement _details;

    private SealedDetails(LedgerEntry entry, JsonElement root) =>
        (Entry, Actor, _details) = (entry, root.GetProperty("actor").GetString(), root.GetProperty("details"));

    public LedgerEntry Entry { get; }

    /// <summary>The actor's name; null when the entry has none.</summary>
    public string? Actor { get; }

    /// <summary>The details of an entry; null when they were erased or do not match its commitment.</summary>
    public static SealedDetails? Of(LedgerEntry entry) =>
        entry.Payload is { } payload && string.Equals(payload.Commitment(), entry.Commitment, StringComparison.Ordinal)
            ? new SealedDetails(entry, JsonSerializer.Deserialize<JsonElement>(payload.Json))
            : null;

    /// <summary>A value as text: a string as it is, a number or boolean as in JSON; null when it is null or absent.</summary>
    /// <param name="path">The JSON property names that lead to it.</param>
    public string? Read(params ReadOnlySpan<string> path) => Find(path) switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    /// <summary>Whether there is such a property, even with the value null: older records lack properties that were added later.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The items of an array; null when there is none.</summary>
    public IReadOnlyList<JsonElement>? Items(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : null;

    private JsonElement? Find(params ReadOnlySpan<string> path)
    {
        JsonElement? found = _details;
        foreach (var name in path)
        {
            found = found is { ValueKind: JsonValueKind.Object } here && here.TryGetProperty(name, out var next) ? next : null;
        }

        return found;
    }
}
