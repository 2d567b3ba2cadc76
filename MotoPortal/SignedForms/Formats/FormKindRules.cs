namespace MotoPortal.SignedForms.Formats;

/// <summary>The properties of file kinds.</summary>
internal static class FormKindRules
{
    /// <summary>The first bytes of every PNG.</summary>
    public static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The first bytes of every JPEG.</summary>
    public static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    /// <summary>The kind by the first bytes; null for none. The file name is ignored, because it can be chosen freely.</summary>
    public static FormKind? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-1."u8) || bytes.StartsWith("%PDF-2."u8) ? FormKind.Pdf
        : bytes.StartsWith(PngSignature) ? FormKind.Png
        : bytes.StartsWith(JpegSignature) ? FormKind.Jpeg
        : null;

    /// <summary>The media type of the kind.</summary>
    public static string ContentType(this FormKind kind) => kind switch
    {
        FormKind.Pdf => "application/pdf",
        FormKind.Png => "image/png",
        FormKind.Jpeg => "image/jpeg",
    };

    /// <summary>The file extension, with its dot.</summary>
    public static string Ending(this FormKind kind) => kind switch
    {
        FormKind.Pdf => ".pdf",
        FormKind.Png => ".png",
        FormKind.Jpeg => ".jpg",
    };
}
