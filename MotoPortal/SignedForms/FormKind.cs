namespace MotoPortal.SignedForms;

/// <summary>The kinds of file that a signed form may be.</summary>
public enum FormKind
{
    /// <summary>A document of one or more pages.</summary>
    Pdf,

    /// <summary>A picture without loss, as scanners and screens make it.</summary>
    Png,

    /// <summary>A photograph.</summary>
    Jpeg,
}

/// <summary>What follows from a kind of file.</summary>
internal static class FormKinds
{
    /// <summary>The bytes that every PNG begins with.</summary>
    public static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The bytes that every JPEG begins with.</summary>
    public static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    /// <summary>The kind that the first bytes tell; null for none. A file's name is not asked: anything can be named so.</summary>
    public static FormKind? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-1."u8) || bytes.StartsWith("%PDF-2."u8) ? FormKind.Pdf
        : bytes.StartsWith(PngSignature) ? FormKind.Png
        : bytes.StartsWith(JpegSignature) ? FormKind.Jpeg
        : null;

    /// <summary>The media type under which the kind is served.</summary>
    public static string ContentType(this FormKind kind) => kind switch
    {
        FormKind.Pdf => "application/pdf",
        FormKind.Png => "image/png",
        FormKind.Jpeg => "image/jpeg",
    };

    /// <summary>The ending of a file's name, with its dot.</summary>
    public static string Ending(this FormKind kind) => kind switch
    {
        FormKind.Pdf => ".pdf",
        FormKind.Png => ".png",
        FormKind.Jpeg => ".jpg",
    };
}
