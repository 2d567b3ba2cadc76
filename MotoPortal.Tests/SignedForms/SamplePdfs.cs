using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace MotoPortal.Tests.SignedForms;

/// <summary>PDF files as programs write them, and with hidden content.</summary>
internal static class SamplePdfs
{
    /// <summary>A form with so many pages and a line of text on each.</summary>
    public static byte[] Plain(string text = "I agree that my card is kept.", int pages = 1)
    {
        using var builder = new PdfDocumentBuilder();
        builder.DocumentInformation.Author = "Zoë";
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var page = 1; page <= pages; page++)
        {
            builder.AddPage(PageSize.A4)
                .AddText(string.Create(CultureInfo.InvariantCulture, $"{text} {page}."), 12, new PdfPoint(50, 700), font);
        }

        return builder.Build();
    }

    /// <summary>
    /// A document of one page that says "Signed", made of the given objects. Number 1 is the catalog, 2 the page tree, 3 the page, 4 its
    /// content, 5 its font; the others follow from 6.
    /// </summary>
    /// <param name="catalog">More entries of the catalog.</param>
    /// <param name="page">More entries of the page.</param>
    /// <param name="trailer">More entries of the trailer.</param>
    /// <param name="objects">The objects from number 6 on.</param>
    public static byte[] Made(string catalog = "", string page = "", string trailer = "", params string[] objects)
    {
        const string content = "BT /F1 12 Tf 50 700 Td (Signed) Tj ET";
        string[] all =
        [
            $"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Type /Page /Parent 2 0 R {(page.Contains("/Contents", StringComparison.Ordinal) ? "" : "/Contents 4 0 R")} {page} >>",
            Stream("", content),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            .. objects,
        ];
        var written = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        foreach (var (number, body) in all.Select((body, index) => (index + 1, body)))
        {
            offsets.Add(written.Length);
            written.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        var start = written.Length;
        written.Append(CultureInfo.InvariantCulture, $"xref\n0 {all.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            written.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        written.Append(
            CultureInfo.InvariantCulture, $"trailer\n<< /Size {all.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(written.ToString());
    }

    /// <summary>A page with a font that is not embedded, as office programs write it to keep the file small.</summary>
    public static byte[] WithFontOfSystem() => Made(
        "",
        "/Resources << /Font << /F1 6 0 R >> >>",
        "",
        "<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding /FontDescriptor 7 0 R "
            + $"/FirstChar 32 /LastChar 122 /Widths [{string.Join(' ', Enumerable.Repeat(500, 91))}] >>",
        "<< /Type /FontDescriptor /FontName /Arial /Flags 32 /FontBBox [0 0 1000 1000] "
            + "/ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");

    /// <summary>A stream object's text.</summary>
    public static string Stream(string entries, string data) => $"<< {entries} /Length {data.Length} >>\nstream\n{data}\nendstream";

    /// <summary>A form with one field, filled in and drawn by a program.</summary>
    public static byte[] WithField(string typed) => Made(
        "/AcroForm << /Fields [6 0 R] >>",
        "/Annots [6 0 R]",
        "",
        $"<< /Type /Annot /Subtype /Widget /FT /Tx /T (number) /V ({typed}) /Rect [50 600 250 620] /F 4 /AP << /N 7 0 R >> /P 3 0 R >>",
        Stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >>",
            "BT /F1 10 Tf 2 5 Td (drawn) Tj ET"));

    /// <summary>A page that shows a photograph.</summary>
    public static byte[] WithPhotograph(byte[] jpeg) => Made(
        "",
        "/Resources << /Font << /F1 5 0 R >> /XObject << /Im1 6 0 R >> >>",
        "",
        Stream(
            "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
            Encoding.Latin1.GetString(jpeg)));

    /// <summary>A page with a photograph of 8 by 8 pixels and these entries, which name its filters and colours.</summary>
    public static byte[] WithPicture(string entries, byte[] data) => Made(
        "",
        "/Resources << /Font << /F1 5 0 R >> /XObject << /Im1 6 0 R >> >> /Contents [4 0 R 7 0 R]",
        "",
        Stream($"/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 {entries}", Encoding.Latin1.GetString(data)),
        Stream("", "q 100 0 0 100 50 400 cm /Im1 Do Q"));

    /// <summary>The picture of a document with its stream's data and dictionary.</summary>
    public static (byte[] Data, IReadOnlyDictionary<string, IToken> Entries) PictureOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var picture = document.GetPage(1).GetImages().Single();
        return (picture.RawBytes.ToArray(), picture.ImageDictionary.Data);
    }

    /// <summary>A document with a password: the standard handler with 40-bit RC4; the encrypted content does not matter.</summary>
    public static byte[] Encrypted() => Made(
        trailer: "/Encrypt 6 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]",
        objects: $"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{new string('A', 64)}> /U <{new string('B', 64)}> >>");
}
