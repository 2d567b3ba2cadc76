using System.Text;

namespace MotoPortal.Simulator.Http;

/// <summary>Checks the secret key: any secret or restricted test key is accepted, of any length. It is neither stored nor logged.</summary>
internal static class Authentication
{
    /// <summary>The ending of a test key that counts as revoked.</summary>
    private const string Revoked = "_revoked";

    private static readonly string[] Prefixes = ["sk_test_", "rk_test_"];

    /// <summary>The error about a request's key; null for none.</summary>
    public static ApiError? Check(HttpRequest request)
    {
        var key = KeyOf(request.Headers.Authorization.ToString());
        if (string.IsNullOrEmpty(key))
        {
            return Unauthorized(
                "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth "
                + "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.");
        }

        if (key.StartsWith("sk_live_", StringComparison.Ordinal) || key.StartsWith("rk_live_", StringComparison.Ordinal))
        {
            return Unauthorized("A live key was sent to the simulator. Never send a live key to anything but Stripe.");
        }

        if (key.EndsWith(Revoked, StringComparison.Ordinal))
        {
            return Unauthorized($"Expired API Key provided: {Masked(key)}", "api_key_expired");
        }

        return PrefixOf(key) is { } prefix && key.Length > prefix.Length
            ? null
            : Unauthorized($"Invalid API Key provided: {Masked(key)}");
    }

    /// <summary>The key in a Bearer header, or the user name in a Basic header; null for none.</summary>
    private static string? KeyOf(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header[7..].Trim();
        }

        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var encoded = header[6..].Trim();
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0] : null;
    }

    private static string? PrefixOf(string key) => Array.Find(Prefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    private static string Masked(string key)
    {
        var shown = PrefixOf(key) ?? "";
        return shown + new string('*', Math.Min(16, key.Length - shown.Length));
    }

    private static ApiError Unauthorized(string message, string? code = null) =>
        new(StatusCodes.Status401Unauthorized, "invalid_request_error", code, message);
}
