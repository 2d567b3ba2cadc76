using System.Security.Cryptography;
using System.Text;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Terms.Versions;

/// <summary>Computes the digest by which the text that was read is identified later.</summary>
internal static class TermsDigest
{
    /// <summary>
    /// SHA-256, lower-case hex, of canonical JSON such as <c>{"language":"en","parts":[{"key":"Identity","text":"We are
    /// {merchant}…"}],"version":1}</c>. A part that is asked together with the one before it has <c>"askedWithPrevious":true</c> as well.
    /// </summary>
    /// <param name="version">The version's number.</param>
    /// <param name="language">The language.</param>
    /// <param name="parts">All parts in this language, in any order.</param>
    public static string Of(int version, string language, IEnumerable<TermsPartView> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(new
        {
            version,
            language,
            parts = parts.OrderBy(part => part.Key).Select(part => part.AskedWithPrevious
                ? (object)new { askedWithPrevious = true, key = part.Key.ToString(), text = part.Text }
                : new { key = part.Key.ToString(), text = part.Text }),
        }))));
}
