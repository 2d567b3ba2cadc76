namespace MotoPortal.SignedForms;

/// <summary>How large a signed form may be. What lies beyond is refused before it is read any further.</summary>
internal static class FormLimits
{
    /// <summary>The most bytes of a file: 10 MB.</summary>
    public const int Bytes = 10 * 1024 * 1024;

    /// <summary>The most bytes of what is kept: a picture without loss may come out larger than it came.</summary>
    public const int KeptBytes = 2 * Bytes;

    /// <summary>The most points of a picture; a page of A4 at 600 dots per inch has 35 million.</summary>
    public const long Pixels = 40_000_000;

    /// <summary>The most points along one side of a picture.</summary>
    public const int Side = 20_000;

    /// <summary>The most pages of a document.</summary>
    public const int Pages = 20;

    /// <summary>The most characters of a file's name.</summary>
    public const int NameLength = 200;

    /// <summary>What is wrong with a picture of this size; null for nothing.</summary>
    public static FormRefusal? OfPicture(long width, long height) =>
        width <= 0 || height <= 0 ? FormRefusal.Damaged
        : width > Side || height > Side || width * height > Pixels ? FormRefusal.TooManyPixels
        : null;
}
