using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MotoPortal.Primitives.Texts;

/// <summary>
/// Finds card numbers in a value that is about to be stored, in every string and long number at any depth and in property names, whatever
/// the fields are called. Hashes, ids and GUIDs are skipped, because a few random digits look like a card number.
/// </summary>
internal static partial class StoredTextGuard
{
    // Twelve digits, the length of the shortest card number. Amounts and years are shorter.
    private const long ShortestNumber = 100_000_000_000;

    /// <summary>
    /// Whether a stored text contains a card number; a JSON object or array is searched value by value. A telephone number in E.164 is
    /// skipped: its field was checked before, and some national numbers pass every test.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="exempt">The texts that may stand in it; null for none.</param>
    public static bool HoldsCardNumber(string? text, ExemptTexts? exempt = null) =>
        text is not null && (HoldsAsDocument(text, exempt) ?? IsTyped(text, new(PastTelephones: true, exempt)));

    /// <summary>The JSON paths of card numbers in a document, such as <c>$.Form.Instalments[2].Amount</c>; empty for none.</summary>
    public static ImmutableArray<string> PathsIn(JsonNode document)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        Look(document, paths, default);
        return paths.ToImmutable();
    }

    /// <summary>
    /// Empties each string and removes each number and property that contains a card number, so that the rest can be stored.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="exempt">The texts that stay; null for none.</param>
    /// <returns>The JSON paths of what was removed.</returns>
    public static ImmutableArray<string> Remove(JsonNode document, ExemptTexts? exempt = null)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var found in Look(document, paths, new(PastTelephones: false, exempt)))
        {
            found();
        }

        return paths.ToImmutable();
    }

    // Null for a text that is no JSON object or array, or none that can be read to its end.
    private static bool? HoldsAsDocument(string text, ExemptTexts? exempt)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            var paths = ImmutableArray.CreateBuilder<string>();
            Look(JsonNode.Parse(text), paths, new(PastTelephones: true, exempt));
            return paths.Count > 0;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Besides what is no JSON: half of a surrogate pair, as it is or escaped, and a property name that comes twice.
            return null;
        }
    }

    private static List<Action> Look(JsonNode? node, ImmutableArray<string>.Builder paths, Past past)
    {
        List<Action> removals = [];
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (IsTyped(name, past))
                    {
                        // The property name itself is the card number, so it is left out.
                        paths.Add(members.GetPath() + ".*");
                        removals.Add(() => members.Remove(name));
                    }
                    else if (IsCardNumber(value, past))
                    {
                        paths.Add(value!.GetPath());
                        removals.Add(value.GetValueKind() is JsonValueKind.String ? () => members[name] = "" : () => members.Remove(name));
                    }
                    else
                    {
                        removals.AddRange(Look(value, paths, past));
                    }
                }

                break;
            case JsonArray items:
                for (var place = 0; place < items.Count; place++)
                {
                    var at = place;
                    if (IsCardNumber(items[at], past))
                    {
                        paths.Add(items[at]!.GetPath());
                        removals.Add(() => items[at] = items[at]!.GetValueKind() is JsonValueKind.String ? JsonValue.Create("") : null);
                    }
                    else
                    {
                        removals.AddRange(Look(items[at], paths, past));
                    }
                }

                break;
            case not null when IsCardNumber(node, past):
                paths.Add(node.GetPath());
                break;
        }

        return removals;
    }

    private static bool IsCardNumber(JsonNode? node, Past past) => node?.GetValueKind() switch
    {
        JsonValueKind.String => IsTyped(node.GetValue<string>(), past),
        JsonValueKind.Number => node.ToJsonString() is var digits
            && long.TryParse(digits, CultureInfo.InvariantCulture, out var number)
            && number is >= ShortestNumber or <= -ShortestNumber
            && CardNumberGuard.HoldsCardNumber(digits.TrimStart('-')),
        _ => false,
    };

    private static bool IsTyped(string text, Past past)
    {
        if (IsWhole(MadeByThePortal(), text) || !CardNumberGuard.HoldsCardNumber(text))
        {
            return false;
        }

        var typed = MadeByThePortal().Replace(text, "x");
        typed = past.PastTelephones ? TelephoneNumber().Replace(typed, "x") : typed;
        return CardNumberGuard.HoldsCardNumber(typed)
            && (past.Exempt is not { } exempt || CardNumberGuard.HoldsCardNumber(exempt.Without(typed)));
    }

    // A third of all stored texts are ids and digests, which need no search.
    private static bool IsWhole(Regex regex, string text)
    {
        foreach (var match in regex.EnumerateMatches(text))
        {
            return match.Length == text.Length;
        }

        return false;
    }

    /// <summary>What is passed over: telephone numbers in E.164, and exempted texts.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Past(bool PastTelephones, ExemptTexts? Exempt);

    // At most fifteen digits: https://www.itu.int/rec/T-REC-E.164
    [GeneratedRegex(@"(?<![0-9A-Za-z])\+[1-9][0-9]{6,14}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TelephoneNumber();

    // A SHA-256 in hex; a GUID; a portal's id with 32 hex digits; an id of Stripe, which has letters among its digits.
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z]{2,8}_[0-9a-f]{32}|[a-z]{2,8}_(?=[0-9A-Za-z]*[A-Za-z])[0-9A-Za-z]{14,40})(?![0-9A-Za-z])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MadeByThePortal();
}
