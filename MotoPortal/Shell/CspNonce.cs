using System.Buffers.Text;
using System.Security.Cryptography;

namespace MotoPortal.Shell;

/// <summary>A fresh 128-bit number per response that marks the inline script and style that are ours.</summary>
internal static class CspNonce
{
    private static readonly object Key = new();

    /// <summary>The nonce of this response, the same at each asking.</summary>
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
