namespace MotoPortal.Pdf;

/// <summary>What stands on a page.</summary>
internal sealed class PlacedPage
{
    /// <summary>The lines of text, from above.</summary>
    public List<PlacedLine> Lines { get; } = [];

    /// <summary>The QR codes.</summary>
    public List<PlacedCode> Codes { get; } = [];
}
