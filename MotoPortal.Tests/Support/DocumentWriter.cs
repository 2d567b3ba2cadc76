using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MotoPortal.Pdf;
using MotoPortal.Pdf.Shaping;

namespace MotoPortal.Tests.Support;

/// <summary>The portal's writer of PDF documents, with the fonts that the portal includes or those of a folder besides.</summary>
internal static class DocumentWriter
{
    /// <summary>With the portal's own fonts only, so that tests see the same on every machine.</summary>
    public static PdfWriter OwnFonts { get; } = With(null);

    /// <summary>The shaping with the portal's own fonts only.</summary>
    public static TextShaper OwnShaper { get; } = new(Chain(null));

    /// <summary>With the fonts of a folder besides.</summary>
    public static PdfWriter With(string? folder, CollectedLog? log = null) =>
        new(new TextShaper(Chain(folder)), LoggerOf<PdfWriter>(log));

    /// <summary>The fonts of the portal and of a folder.</summary>
    public static FontChain Chain(string? folder, CollectedLog? log = null) =>
        new(Options.Create(new FontOptions { FontsDirectory = folder }), LoggerOf<FontChain>(log));

    private static ILogger<T> LoggerOf<T>(CollectedLog? log) =>
        log is null ? NullLogger<T>.Instance : LoggerFactory.Create(logging => logging.AddProvider(log)).CreateLogger<T>();
}
