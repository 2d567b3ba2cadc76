using System.Buffers.Binary;

namespace MotoPortal.SignedForms;

/// <summary>
/// The verb <c>clean-pdf</c>, which the portal itself runs and no person: reads a PDF from the standard input and writes the cleaned one
/// to the standard output, behind its number of pages (four bytes). Ends with 0, or with a code that says why not.
/// </summary>
internal static class PdfVerb
{
    /// <summary>The word.</summary>
    public const string Word = "clean-pdf";

    private const int FirstRefusal = 100;

    /// <summary>Runs the verb and gives the process's exit code.</summary>
    public static async Task<int> RunAsync(Stream input, Stream output)
    {
        using var read = new MemoryStream();
        await input.CopyToAsync(read);
        switch (PdfCleaner.Clean(read.ToArray()))
        {
            case CleanOutcome.Cleaned cleaned:
                var pages = new byte[sizeof(int)];
                BinaryPrimitives.WriteInt32LittleEndian(pages, cleaned.Pages);
                await output.WriteAsync(pages);
                await output.WriteAsync(cleaned.Bytes);
                await output.FlushAsync();
                return 0;
            case CleanOutcome.Refused { Reason: var reason }:
                return FirstRefusal + (int)reason;
            default:
                return 1;
        }
    }

    /// <summary>What the process said when it ended.</summary>
    public static CleanOutcome Outcome(int exitCode, byte[] output)
    {
        if (exitCode == 0 && output.Length > sizeof(int))
        {
            return new CleanOutcome.Cleaned(FormKind.Pdf, output[sizeof(int)..], BinaryPrimitives.ReadInt32LittleEndian(output));
        }

        var reason = (FormRefusal)(exitCode - FirstRefusal);
        return CleanOutcome.For(Enum.IsDefined(reason) ? reason : FormRefusal.Damaged);
    }
}
