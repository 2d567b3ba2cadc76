namespace MotoPortal.Pdf;

/// <summary>A text style.</summary>
/// <param name="Size">The size in points.</param>
/// <param name="Leading">The distance between lines, in points.</param>
/// <param name="IsBold">Whether Latin, Greek and Cyrillic are bold; other scripts have one weight.</param>
/// <param name="IsQuiet">Whether the text is grey.</param>
internal sealed record PdfStyle(double Size, double Leading, bool IsBold = false, bool IsQuiet = false);
