using System.Buffers.Text;
using System.Security.Cryptography;

namespace MotoPortal.Shell.Pages;

/// <summary>A random 128-bit nonce per response that allows the portal's own inline script and style.</summary>
internal static class CspNonce
{
    private static readonly object Key = new();

    /// <summary>The nonce of this response; the same at each call.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Items[Key] is not string nonce)
        {
            nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
            context.Items[Key] = nonce;
        }

        return nonce;
    }
}
