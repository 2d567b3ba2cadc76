using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace MotoPortal.Primitives.Texts;

/// <summary>
/// The one place that decides whether a text is refused as a possible card number although the guard finds one in it: forms, the save
/// interceptor, requests to Stripe and drafts ask it. It knows exempted texts by a keyed hash only. Thread-safe.
/// </summary>
/// <remarks>
/// A form accepts a text that is exempt for its own kind of field and was not taken back. What is stored or sent may contain any exempted
/// text, also within a longer one such as a receipt, because it was typed when it was exempt.
/// </remarks>
internal sealed class ExemptTexts
{
    // The longest text in which an exempted one is looked for; each place costs a hash for each length.
    private const int LongestSearched = 100_000;

    private volatile Known _known = new([], FrozenSet<string>.Empty, FrozenSet<(ExemptibleField, string)>.Empty, []);

    /// <summary>Replaces what is exempt.</summary>
    /// <param name="key">The key of the fingerprints.</param>
    /// <param name="texts">The exempted texts, those that were taken back included.</param>
    public void Replace(byte[] key, IReadOnlyCollection<ExemptText> texts) => _known = new(
        key,
        texts.Select(text => text.Fingerprint).ToFrozenSet(StringComparer.Ordinal),
        texts.Where(text => text.MayBeTyped).Select(text => (text.Field, text.Fingerprint)).ToFrozenSet(),
        [.. texts.Select(text => text.Length).Distinct()]);

    /// <summary>Whether a text that was typed into a field is refused.</summary>
    public bool Refuse(ExemptibleField field, string text) =>
        CardNumberGuard.HoldsCardNumber(text)
        && (_known is not { Key.Length: > 0 } known || !known.Typed.Contains((field, Fingerprint(known.Key, text.Trim()))));

    /// <summary>Whether a text that is about to be stored or sent is refused; JSON is looked at value by value.</summary>
    public bool Refuse(string? text) => StoredTextGuard.HoldsCardNumber(text, this);

    /// <summary>The text with each exempted one in it replaced by a letter.</summary>
    internal string Without(string text)
    {
        var known = _known;
        if (known.Lengths.Length == 0 || text.Length > LongestSearched)
        {
            return text;
        }

        var rest = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = StartsWord(text, at) ? LengthOfExempt(known, text, at) : 0;
            rest.Append(length > 0 ? 'x' : text[at]);
            at += Math.Max(1, length);
        }

        return rest.ToString();
    }

    /// <summary>
    /// The fingerprint of a text under a key, lower-case hex. It is the same for the folded text, which is stored for searching.
    /// </summary>
    public static string Fingerprint(byte[] key, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(SearchText.Fold(text))));

    private static int LengthOfExempt(Known known, string text, int at)
    {
        foreach (var length in known.Lengths)
        {
            if (at + length <= text.Length
                && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length]))
                && known.Any.Contains(Fingerprint(known.Key, text.Substring(at, length))))
            {
                return length;
            }
        }

        return 0;
    }

    // A longer number or word that contains an exempted text is another text.
    private static bool StartsWord(string text, int at) =>
        !char.IsWhiteSpace(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));

    private sealed record Known(
        byte[] Key, FrozenSet<string> Any, FrozenSet<(ExemptibleField Field, string Fingerprint)> Typed, int[] Lengths);
}
