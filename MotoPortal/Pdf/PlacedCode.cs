using MotoPortal.Primitives;

namespace MotoPortal.Pdf;

/// <summary>A QR code with the position of its lower left corner and its side, in points from the lower left corner of the page.</summary>
internal sealed record PlacedCode(QrCode Code, double X, double Y, double Side);
