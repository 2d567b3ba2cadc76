namespace MotoPortal.Pdf;

/// <summary>A line of text in its place, in points from the lower left corner of its page.</summary>
internal sealed record PlacedLine(string Text, double X, double Y, PdfStyle Style);
