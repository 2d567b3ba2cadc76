using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// The signature of an event: https://docs.stripe.com/webhooks#verify-manually. Stripe.net's own check reads the time into 32 bits and
/// throws for a greater one, which a stranger may send and Stripe will from 2038 on.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>Whether the header is a signature of the body with this secret, made at most so long ago.</summary>
    /// <param name="body">The body exactly as received.</param>
    /// <param name="header">The value of <c>Stripe-Signature</c>, such as <c>t=1780000000,v1=5257a8…,v0=6ffbb5…</c>.</param>
    /// <param name="secret">The endpoint's secret.</param>
    /// <param name="toleranceSeconds">By how much its time may differ from the current one, either way.</param>
    /// <param name="now">The current time, UTC.</param>
    public static bool Fits(string body, string header, string secret, long toleranceSeconds, DateTimeOffset now)
    {
        var parts = header.Split(',', StringSplitOptions.TrimEntries);
        if (!long.TryParse(ValuesOf(parts, "t").FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || Math.Abs(now.ToUnixTimeSeconds() - at) > toleranceSeconds)
        {
            return false;
        }

        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at}.{body}"));
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
        return ValuesOf(parts, "v1").Any(given => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), expected));
    }

    private static IEnumerable<string> ValuesOf(string[] parts, string name) =>
        parts.Where(part => part.StartsWith($"{name}=", StringComparison.Ordinal)).Select(part => part[(name.Length + 1)..]);
}
