namespace MotoPortal.SignedForms.Formats;

/// <summary>The kinds of file that a signed form may be.</summary>
public enum FormKind
{
    /// <summary>A document of one or more pages.</summary>
    Pdf,

    /// <summary>A lossless picture, as from scanners and screenshots.</summary>
    Png,

    /// <summary>A photograph.</summary>
    Jpeg,
}
