namespace MotoPortal.SignedForms.Formats;

/// <summary>The limits for signed forms. A larger file is refused before it is read further.</summary>
internal static class FormLimits
{
    /// <summary>The maximum size of an uploaded file: 10 MB.</summary>
    public const int Bytes = 10 * 1024 * 1024;

    /// <summary>The maximum size of a stored file: a lossless picture may become larger by cleaning.</summary>
    public const int KeptBytes = 2 * Bytes;

    /// <summary>The maximum number of pixels of a picture; a page of A4 at 600 dpi has 35 million.</summary>
    public const long Pixels = 40_000_000;

    /// <summary>The maximum width and height of a picture, in pixels.</summary>
    public const int Side = 20_000;

    /// <summary>The maximum number of pages of a document.</summary>
    public const int Pages = 20;

    /// <summary>The maximum length of a file name, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>Why a picture of this size is refused; null when it is accepted.</summary>
    public static FormRefusal? OfPicture(long width, long height) =>
        width <= 0 || height <= 0 ? FormRefusal.Damaged
        : width > Side || height > Side || width * height > Pixels ? FormRefusal.TooManyPixels
        : null;
}
