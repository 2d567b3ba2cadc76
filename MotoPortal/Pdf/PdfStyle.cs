namespace MotoPortal.Pdf;

/// <summary>A text style.</summary>
/// <param name="Font">The font.</param>
/// <param name="Size">The size in points.</param>
/// <param name="Leading">The distance between lines, in points.</param>
/// <param name="IsQuiet">Whether the text is grey.</param>
internal sealed record PdfStyle(PdfFont Font, double Size, double Leading, bool IsQuiet = false);
