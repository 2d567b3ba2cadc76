using System.Globalization;
using System.Text;
using QRCoder;

namespace MotoPortal.Primitives;

/// <summary>A text as a QR code (ISO/IEC 18004), for pages and documents.</summary>
/// <param name="Path">The dark squares, as the path of an SVG whose unit is one square.</param>
/// <param name="Size">The side in squares, with a margin of four on each side.</param>
internal sealed record QrCode(string Path, int Size)
{
    /// <summary>The code of a text; a seventh of it may be unreadable.</summary>
    public static QrCode Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var squares = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var row = 0; row < squares.Count; row++)
        {
            for (var column = 0; column < squares[row].Count; column++)
            {
                if (squares[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return new QrCode(path.ToString(), squares.Count);
    }
}
