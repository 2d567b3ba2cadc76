using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MotoPortal.Primitives;

/// <summary>
/// Finds card numbers in what is about to be stored, by the structure of the document and not by the names of its fields: every text and
/// every long number at any depth, and the names of members too. What the portal makes itself and no person types (hashes, ids, GUIDs) is
/// looked past, for among random digits a few always look like a card number.
/// </summary>
internal static partial class StoredTextGuard
{
    // Thirteen digits: the shortest card number. Amounts and years have fewer.
    private const long ShortestNumber = 1_000_000_000_000;

    /// <summary>
    /// Whether a stored text holds a card number; a text that is a JSON object or list is looked through value by value. A telephone number
    /// in
    /// the form E.164 is looked past here: the field in which it was typed has been asked before, and some national numbers pass every
    /// test.
    /// </summary>
    public static bool HoldsCardNumber(string? text)
    {
        if (text is null || !CardNumberGuard.HoldsCardNumber(text))
        {
            // What holds none as a whole holds none in its parts: each is a piece of it. Escapes alone can hide one.
            return text is not null && text.Contains("\\u", StringComparison.Ordinal) && Parse(text) is { } escaped && Holds(escaped);
        }

        return Parse(text) is { } document ? Holds(document) : IsTyped(text, pastTelephones: true);
    }

    /// <summary>Where a document holds card numbers, such as <c>$.Form.Instalments[2].Amount</c>; empty when it holds none.</summary>
    public static ImmutableArray<string> PathsIn(JsonNode document)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        Look(document, paths, pastTelephones: false);
        return paths.ToImmutable();
    }

    /// <summary>Empties each text, and takes out each number and member, that holds a card number, so that the rest can be kept.</summary>
    /// <returns>Where they were.</returns>
    public static ImmutableArray<string> Remove(JsonNode document)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var found in Look(document, paths, pastTelephones: false))
        {
            found();
        }

        return paths.ToImmutable();
    }

    private static bool Holds(JsonNode document)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        Look(document, paths, pastTelephones: true);
        return paths.Count > 0;
    }

    private static List<Action> Look(JsonNode? node, ImmutableArray<string>.Builder paths, bool pastTelephones)
    {
        List<Action> removals = [];
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (IsTyped(name, pastTelephones))
                    {
                        // The name itself is what must not be repeated.
                        paths.Add(members.GetPath() + ".*");
                        removals.Add(() => members.Remove(name));
                    }
                    else if (IsCardNumber(value, pastTelephones))
                    {
                        paths.Add(value!.GetPath());
                        removals.Add(value.GetValueKind() is JsonValueKind.String ? () => members[name] = "" : () => members.Remove(name));
                    }
                    else
                    {
                        removals.AddRange(Look(value, paths, pastTelephones));
                    }
                }

                break;
            case JsonArray items:
                for (var place = 0; place < items.Count; place++)
                {
                    var at = place;
                    if (IsCardNumber(items[at], pastTelephones))
                    {
                        paths.Add(items[at]!.GetPath());
                        removals.Add(() => items[at] = items[at]!.GetValueKind() is JsonValueKind.String ? JsonValue.Create("") : null);
                    }
                    else
                    {
                        removals.AddRange(Look(items[at], paths, pastTelephones));
                    }
                }

                break;
            case not null when IsCardNumber(node, pastTelephones):
                paths.Add(node.GetPath());
                break;
        }

        return removals;
    }

    private static bool IsCardNumber(JsonNode? node, bool pastTelephones) => node?.GetValueKind() switch
    {
        JsonValueKind.String => IsTyped(node.GetValue<string>(), pastTelephones),
        JsonValueKind.Number => node.ToJsonString() is var digits
            && long.TryParse(digits, CultureInfo.InvariantCulture, out var number)
            && number is >= ShortestNumber or <= -ShortestNumber
            && CardNumberGuard.HoldsCardNumber(digits.TrimStart('-')),
        _ => false,
    };

    private static bool IsTyped(string text, bool pastTelephones)
    {
        if (!CardNumberGuard.HoldsCardNumber(text))
        {
            return false;
        }

        var typed = MadeByThePortal().Replace(text, "x");
        return CardNumberGuard.HoldsCardNumber(pastTelephones ? TelephoneNumber().Replace(typed, "x") : typed);
    }

    private static JsonNode? Parse(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // https://www.itu.int/rec/T-REC-E.164: at most fifteen digits.
    [GeneratedRegex(@"(?<![0-9A-Za-z])\+[1-9][0-9]{6,14}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TelephoneNumber();

    // A SHA-256 in hex; a GUID; a portal's id with its 32 hex digits; an id of Stripe's, in which letters stand among the digits.
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z]{2,8}_[0-9a-f]{32}|[a-z]{2,8}_(?=[0-9A-Za-z]*[A-Za-z])[0-9A-Za-z]{14,40})(?![0-9A-Za-z])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MadeByThePortal();
}
