using System.Text;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.SecondFactors;

/// <summary>
/// A key as authenticator apps take it: the address for their camera (https://github.com/google/google-authenticator/wiki/Key-Uri-Format)
/// as a QR code, and the text for typing.
/// </summary>
/// <param name="Text">The key in base 32, in groups of four.</param>
/// <param name="Path">The dark squares of the QR code, as the path of an SVG whose unit is one square.</param>
/// <param name="Size">The side of the QR code in squares, with its margin of four on each side.</param>
internal sealed record KeyPicture(string Text, string Path, int Size)
{
    private const string Issuer = "MotoPortal";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;
    private const int GroupLength = 4;

    /// <summary>The picture of a key.</summary>
    /// <param name="email">The person's e-mail address, which the app shows.</param>
    /// <param name="key">The key.</param>
    public static KeyPicture Of(string email, byte[] key)
    {
        var secret = Base32(key);
        var code = QrCode.Of(AddressOf(email, secret));
        var text = string.Join(' ', secret.Chunk(GroupLength).Select(group => new string(group)));
        return new KeyPicture(text, code.Path, code.Size);
    }

    /// <summary>The address that the QR code contains.</summary>
    internal static string AddressOf(string email, string secret) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(email)}?secret={secret}&issuer={Issuer}"
        + $"&algorithm=SHA1&digits={TimeCode.Digits}&period={TimeCode.StepSeconds}";

    /// <summary>The bytes in base 32 (RFC 4648, section 6) without padding, which a key of 20 bytes does not need.</summary>
    internal static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            buffer = ((buffer << 8) | one) & 0xFFF;
            bits += 8;
            while (bits >= BitsPerLetter)
            {
                bits -= BitsPerLetter;
                text.Append(Letters[(buffer >> bits) & 0x1F]);
            }
        }

        return text.ToString();
    }
}
