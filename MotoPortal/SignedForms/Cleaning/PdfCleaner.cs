using MotoPortal.Primitives.Texts;
using MotoPortal.SignedForms.Formats;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// Reads a PDF, refuses content that does not belong into a signed form, and writes its pages into a new file. The caller limits time and
/// memory, because a malicious document may demand more than there is.
/// </summary>
internal static class PdfCleaner
{
    private const int MostLetters = 500_000;
    private const double MillimetreInPoints = 2.8;

    /// <summary>Cleans a whole file.</summary>
    public static CleanOutcome Clean(byte[] source)
    {
        try
        {
            using var document = PdfDocument.Open(source, Options());
            return document.IsEncrypted ? CleanOutcome.For(FormRefusal.Encrypted)
                : document.NumberOfPages > FormLimits.Pages ? CleanOutcome.For(FormRefusal.TooManyPages)
                : document.NumberOfPages == 0 ? CleanOutcome.For(FormRefusal.Damaged)
                : new PdfInspection(document).Refusal() is { } refusal ? CleanOutcome.For(refusal)
                : Copy(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            return CleanOutcome.For(FormRefusal.Encrypted);
        }
#pragma warning disable CA1031 // The library reports broken documents by exceptions of all types.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return CleanOutcome.For(FormRefusal.Damaged);
        }
    }

    private static ParsingOptions Options() => new() { UseLenientParsing = false, MaxStackDepth = 128, FilterProvider = new PdfFilters() };

    private static CleanOutcome Copy(PdfDocument document)
    {
        var pages = document.GetPages().ToList();
        if (pages.Sum(page => page.Letters.Count) > MostLetters)
        {
            return CleanOutcome.For(FormRefusal.Damaged);
        }

        if (pages.Any(HoldsCardNumber))
        {
            return CleanOutcome.For(FormRefusal.HoldsCardNumber);
        }

        var (bytes, refusal) = PdfCopy.Of(document);
        if (refusal is { } reason)
        {
            return CleanOutcome.For(reason);
        }

        if (bytes.Length > FormLimits.Bytes)
        {
            return CleanOutcome.For(FormRefusal.TooLarge);
        }

        using var copy = PdfDocument.Open(bytes, Options());
        return copy.GetPages().Select(Shown).SequenceEqual(pages.Select(Shown))
            ? new CleanOutcome.Cleaned(FormKind.Pdf, bytes, pages.Count)
            : CleanOutcome.For(FormRefusal.Damaged);
    }

    /// <summary>Searches in the order of the content stream, and in reading order.</summary>
    private static bool HoldsCardNumber(Page page) =>
        CardNumberGuard.HoldsCardNumber(page.Text)
            || CardNumberGuard.HoldsCardNumber(string.Join(' ', page.GetWords().Select(word => word.Text)));

    /// <summary>A page's visible properties, as far as they are known without rendering it.</summary>
    private static (long Width, long Height, int Turned, string Text, int Pictures, int Paths) Shown(Page page) =>
        (
            (long)(page.Width / MillimetreInPoints),
            (long)(page.Height / MillimetreInPoints),
            page.Rotation.Value,
            page.Text,
            page.NumberOfImages,
            page.Paths.Count);
}
