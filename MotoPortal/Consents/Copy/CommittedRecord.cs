using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MotoPortal.Consents.Evidence;
using MotoPortal.Ledger;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// The record to which the ledger committed when a consent was given. A copy is made from it and from no later data, so that it always says
/// what was agreed on that day. After an erasure only the commitment is left.
/// </summary>
internal sealed class CommittedRecord
{
    /// <summary>The kind of the ledger's entry.</summary>
    public const string Kind = "consent.given";

    /// <summary>The kind of the ledger's entry about the card.</summary>
    public const string CardKind = "card.sealed";

    private readonly JsonElement? _details;

    private CommittedRecord(LedgerEntry? entry)
    {
        (Entry, Commitment, Salt, Text) = (entry, entry?.Commitment, entry?.Payload?.Salt, entry?.Payload?.Json);
        _details = Text is null ? null : JsonSerializer.Deserialize<JsonElement>(Text).GetProperty("details");
    }

    /// <summary>The ledger's entry; null when there is none.</summary>
    public LedgerEntry? Entry { get; }

    /// <summary>SHA-256 of salt and text, lower-case hex; null when the ledger has no entry of the consent.</summary>
    public string? Commitment { get; }

    /// <summary>The salt of the commitment; null once erased.</summary>
    public IReadOnlyList<byte>? Salt { get; }

    /// <summary>The record as canonical JSON; null once erased.</summary>
    public string? Text { get; }

    /// <summary>The answers in their order; empty when none were recorded.</summary>
    public ImmutableArray<RecordedAnswer> Answers =>
        Look("evidence", "answers") is { ValueKind: JsonValueKind.Array } answers
            ? [.. answers.EnumerateArray().Select(Read).OfType<RecordedAnswer>()]
            : [];

    /// <summary>The words as they were read or signed; null when the record is older than that, or erased.</summary>
    public WordsRead? Words => Look("notice", "words") is { ValueKind: JsonValueKind.Object } words
        ? words.Deserialize<WordsRead>(JsonSerializerOptions.Web)
        : null;

    /// <summary>Reads a ledger entry; null when there is none.</summary>
    public static CommittedRecord Of(LedgerEntry? entry) => new(entry);

    /// <summary>A value of the record; null when it is absent.</summary>
    /// <param name="path">The JSON property names that lead to it.</param>
    public string? Find(params ReadOnlySpan<string> path) =>
        Look(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private JsonElement? Look(params ReadOnlySpan<string> path)
    {
        var found = _details;
        foreach (var name in path)
        {
            found = found is { ValueKind: JsonValueKind.Object } here && here.TryGetProperty(name, out var next) ? next : null;
        }

        return found;
    }

    private static RecordedAnswer? Read(JsonElement answer) =>
        Enum.TryParse<TermsPartKey>(answer.GetProperty("part").GetString(), out var part)
            ? new RecordedAnswer(
                part,
                answer.GetProperty("yes").GetBoolean(),
                DateTimeOffset.Parse(answer.GetProperty("at").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                answer.TryGetProperty("seconds", out var seconds) ? seconds.GetInt32() : null)
            : null;
}
