namespace MotoPortal.Pdf;

/// <summary>How letters look.</summary>
/// <param name="Font">The font.</param>
/// <param name="Size">The size in points.</param>
/// <param name="Leading">From one line to the next, in points.</param>
/// <param name="IsQuiet">Whether they are grey.</param>
internal sealed record PdfStyle(PdfFont Font, double Size, double Leading, bool IsQuiet = false);
