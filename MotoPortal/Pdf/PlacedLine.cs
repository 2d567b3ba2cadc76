using MotoPortal.Pdf.Shaping;

namespace MotoPortal.Pdf;

/// <summary>A line of text with its position, in points from the lower left corner of the page.</summary>
internal sealed record PlacedLine(ShapedLine Line, double X, double Y, PdfStyle Style);
