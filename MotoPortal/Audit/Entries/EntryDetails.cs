using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.Reads;

namespace MotoPortal.Audit.Entries;

/// <summary>Reads the payload of an entry in plain words.</summary>
internal static class EntryDetails
{
    private const string MinorUnits = "MinorUnits";

    /// <summary>The payload's facts, in the order of the record; the changed ones among them are told by <see cref="ChangesOf"/>.</summary>
    /// <param name="kind">The kind of the entry.</param>
    /// <param name="json">The payload as stored.</param>
    /// <param name="momentText">Writes a moment in the reader's time zone.</param>
    public static ImmutableArray<EntryFactRow> FactsOf(string kind, string json, Func<DateTimeOffset, string> momentText)
    {
        using var payload = JsonDocument.Parse(json);
        var facts = ImmutableArray.CreateBuilder<EntryFactRow>();
        if (Details(payload) is { } details)
        {
            AddFacts(facts, kind, details, prefix: "", momentText);
        }

        return facts.ToImmutable();
    }

    /// <summary>What the entry says was so before and after; empty when it records no change of that kind.</summary>
    /// <param name="kind">The kind of the entry.</param>
    /// <param name="json">The payload as stored.</param>
    /// <param name="momentText">Writes a moment in the reader's time zone.</param>
    public static ImmutableArray<EntryChangeRow> ChangesOf(string kind, string json, Func<DateTimeOffset, string> momentText)
    {
        using var payload = JsonDocument.Parse(json);
        if (Details(payload) is not { } details || !details.TryGetProperty("before", out var before)
            || !details.TryGetProperty("after", out var after))
        {
            return [];
        }

        if (before.ValueKind is not JsonValueKind.Object || after.ValueKind is not JsonValueKind.Object)
        {
            return
            [
                new EntryChangeRow(
                    "", ValueOf(kind, "before", before, details, momentText), ValueOf(kind, "after", after, details, momentText)),
            ];
        }

        return
        [
            .. after.EnumerateObject()
                .Where(fact => !IsCurrency(fact.Name))
                .Select(fact => new EntryChangeRow(
                    LabelOf(fact.Name),
                    before.TryGetProperty(fact.Name, out var was) ? ValueOf(kind, fact.Name, was, before, momentText) : null,
                    ValueOf(kind, fact.Name, fact.Value, after, momentText))),
        ];
    }

    /// <summary>The most telling fact of an entry for a list; null for none, such as a session, which tells a reader nothing.</summary>
    /// <param name="kind">The kind of the entry.</param>
    /// <param name="json">The payload as stored; null once it was erased.</param>
    public static string? BriefOf(string kind, string? json)
    {
        if (json is null)
        {
            return null;
        }

        using var payload = JsonDocument.Parse(json);
        if (Details(payload) is not { } details)
        {
            return null;
        }

        return details.TryGetProperty("amountMinorUnits", out var amount) ? AmountOf(amount, details)
            : details.TryGetProperty("detail", out var detail) && detail.ValueKind is JsonValueKind.String
                && SessionId.TryFrom(detail.GetString()) is null
                ? SetupText.OfDetail(kind, detail.GetString())
            : details.TryGetProperty("name", out var name) && name.ValueKind is JsonValueKind.String ? name.GetString()
            : null;
    }

    /// <summary>The words for a property of a payload; its own name when there are none.</summary>
    public static string LabelOf(string property) =>
        EntryFieldTexts.ResourceManager.GetString($"Field_{property}", CultureInfo.CurrentUICulture) ?? property;

    private static JsonElement? Details(JsonDocument payload) =>
        payload.RootElement.TryGetProperty("details", out var details) && details.ValueKind is JsonValueKind.Object ? details : null;

    private static void AddFacts(
        ImmutableArray<EntryFactRow>.Builder facts,
        string kind,
        JsonElement part,
        string prefix,
        Func<DateTimeOffset, string> momentText)
    {
        foreach (var fact in part.EnumerateObject().Where(fact => !IsCurrency(fact.Name) && fact.Name is not ("before" or "after")))
        {
            var label = prefix + LabelOf(fact.Name);
            switch (fact.Value)
            {
                case { ValueKind: JsonValueKind.Object } inner:
                    AddFacts(facts, kind, inner, label + " · ", momentText);
                    break;
                case { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object):
                    foreach (var (item, number) in list.EnumerateArray().Select((item, at) => (item, at + 1)))
                    {
                        AddFacts(facts, kind, item, $"{label} {number.ToString(CultureInfo.CurrentCulture)} · ", momentText);
                    }

                    break;
                default:
                    facts.Add(new EntryFactRow(label, ValueOf(kind, fact.Name, fact.Value, part, momentText)));
                    break;
            }
        }
    }

    private static string? ValueOf(
        string kind, string name, JsonElement value, JsonElement part, Func<DateTimeOffset, string> momentText) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True => Say(nameof(EntryTexts.Yes)),
            JsonValueKind.False => Say(nameof(EntryTexts.No)),
            JsonValueKind.Number when name.EndsWith(MinorUnits, StringComparison.Ordinal) => AmountOf(value, part),
            JsonValueKind.Array when value.GetArrayLength() is 0 => null,
            JsonValueKind.String when value.GetString() is "" => null,
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => ValueOf(kind, name, item, part, momentText))),
            JsonValueKind.String => TextOf(kind, name, value.GetString()!, part, momentText),
            _ => value.ToString(),
        };

    private static string TextOf(string kind, string name, string text, JsonElement part, Func<DateTimeOffset, string> momentText)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (EntryValueText.Of(kind, name, text, part) is { } words)
        {
            return words;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return DayText.Brief(day, culture);
        }

        // Only what was written as a moment: a number such as 20 would also be read as a date.
        return text.Length >= "2026-11-23T14:02:00Z".Length && text[10] is 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? momentText(moment)
            : text;
    }

    private static string? AmountOf(JsonElement amount, JsonElement part) =>
        amount.ValueKind is not JsonValueKind.Number || !amount.TryGetInt64(out var minorUnits) ? null
        : CurrencyOf(part) is { } currency ? new Money(minorUnits, currency).Format(CultureInfo.CurrentUICulture)
        : minorUnits.ToString(CultureInfo.CurrentCulture);

    private static string? CurrencyOf(JsonElement part) =>
        part.EnumerateObject().FirstOrDefault(fact => IsCurrency(fact.Name)) is { Value.ValueKind: JsonValueKind.String } found
            ? found.Value.GetString()
            : null;

    private static bool IsCurrency(string name) => name.EndsWith("urrency", StringComparison.Ordinal);

    private static string Say(string key) => EntryTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
