namespace MotoPortal.Pdf;

/// <summary>A line of text with its position, in points from the lower left corner of the page.</summary>
internal sealed record PlacedLine(string Text, double X, double Y, PdfStyle Style);
