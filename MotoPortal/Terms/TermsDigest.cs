using System.Security.Cryptography;
using System.Text;
using MotoPortal.Primitives;

namespace MotoPortal.Terms;

/// <summary>The digest that says later, without doubt, which words were read.</summary>
internal static class TermsDigest
{
    /// <summary>
    /// SHA-256, lower-case hex, over canonical JSON such as
    /// <c>{"language":"en","parts":[{"key":"Identity","text":"We are {merchant}…"}],"version":1}</c>.
    /// </summary>
    /// <param name="version">The version's number.</param>
    /// <param name="language">The language.</param>
    /// <param name="parts">All its parts in this language; their order does not matter.</param>
    public static string Of(int version, string language, IEnumerable<TermsPartView> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(new
        {
            version,
            language,
            parts = parts.OrderBy(part => part.Key).Select(part => new { key = part.Key.ToString(), text = part.Text }),
        }))));
}
