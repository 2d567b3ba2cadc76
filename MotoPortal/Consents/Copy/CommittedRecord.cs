using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MotoPortal.Ledger;
using MotoPortal.Terms;

namespace MotoPortal.Consents.Copy;

/// <summary>
/// What the ledger committed itself to when a consent was given. A copy is made of it and of nothing newer, so that it says years
/// later what was said on that day. Once the person was erased only the commitment is left.
/// </summary>
internal sealed class CommittedRecord
{
    /// <summary>The kind of the ledger's entry.</summary>
    public const string Kind = "consent.given";

    private readonly JsonElement? _details;

    private CommittedRecord(LedgerEntry? entry)
    {
        (Commitment, Salt, Text) = (entry?.Commitment, entry?.Payload?.Salt, entry?.Payload?.Json);
        _details = Text is null ? null : JsonSerializer.Deserialize<JsonElement>(Text).GetProperty("details");
    }

    /// <summary>SHA-256 over salt and text, lower-case hex; null when the ledger knows nothing of the consent.</summary>
    public string? Commitment { get; }

    /// <summary>What was mixed in; null once erased.</summary>
    public IReadOnlyList<byte>? Salt { get; }

    /// <summary>The record itself, canonical JSON; null once erased.</summary>
    public string? Text { get; }

    /// <summary>The answers, in the order in which they were given; empty when none were recorded.</summary>
    public ImmutableArray<RecordedAnswer> Answers =>
        Look("evidence", "answers") is { ValueKind: JsonValueKind.Array } answers
            ? [.. answers.EnumerateArray().Select(Read).OfType<RecordedAnswer>()]
            : [];

    /// <summary>Reads an entry; null is an entry that is not there.</summary>
    public static CommittedRecord Of(LedgerEntry? entry) => new(entry);

    /// <summary>A text of the record; null when it is not in it.</summary>
    /// <param name="path">The names that lead to it.</param>
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
                DateTimeOffset.Parse(answer.GetProperty("at").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
            : null;
}
