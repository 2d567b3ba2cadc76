using System.Text.RegularExpressions;
using MotoPortal.Accounts.SecondFactors;

namespace MotoPortal.Tests.Support;

/// <summary>An authenticator app on a telephone: it takes the key that a page shows and gives codes.</summary>
internal sealed partial class AuthenticatorApp(byte[] key)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Takes the key from the page's text, as a person types it.</summary>
    /// <param name="text">The key in base 32, with or without spaces.</param>
    public static AuthenticatorApp WithKey(string text)
    {
        var letters = text.Where(char.IsLetterOrDigit).Select(letter => Letters.IndexOf(letter));
        var bits = string.Concat(letters.Select(letter => Convert.ToString(letter, 2).PadLeft(5, '0')));
        var bytes = bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2));
        return new AuthenticatorApp([.. bytes]);
    }

    /// <summary>Takes the key from the source of the page.</summary>
    public static AuthenticatorApp WithKeyOf(string html) => WithKey(KeyText().Match(html).Groups["key"].Value);

    /// <summary>The code at a time.</summary>
    public string CodeAt(DateTimeOffset time) => TimeCode.CodeAt(key, TimeCode.StepAt(time));

    /// <summary>The code now.</summary>
    public string CodeNow() => CodeAt(TimeProvider.System.GetUtcNow());

    /// <summary>The next code, which the portal takes already; a person waits for it when the current one was used.</summary>
    public string NextCode() => CodeAt(TimeProvider.System.GetUtcNow().AddSeconds(TimeCode.StepSeconds));

    [GeneratedRegex("""class="key-text"[^>]*>(?<key>[^<]+)<""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyText();
}
