using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// Cleans an uploaded form of any kind. Never throws: a file that cannot be read is refused. Runs in the cleaning process, see <see
/// cref="FormCleaningProcess"/>, because a malicious file may demand more time and memory than there is.
/// </summary>
internal static class FormCleaner
{
    /// <summary>Why a file is refused by its length and first bytes alone; null when it has to be read.</summary>
    public static FormRefusal? RefusalUnread(ReadOnlySpan<byte> source) =>
        source.IsEmpty ? FormRefusal.Empty
        : source.Length > FormLimits.Bytes ? FormRefusal.TooLarge
        : FormKindRules.Of(source) is null ? FormRefusal.WrongType
        : null;

    /// <summary>Cleans a whole file.</summary>
    public static CleanOutcome Clean(byte[] source)
    {
        if (RefusalUnread(source) is { } refusal)
        {
            return CleanOutcome.For(refusal);
        }

        return FormKindRules.Of(source) switch
        {
            FormKind.Pdf => PdfCleaner.Clean(source),
            FormKind.Png => PictureCleaner.CleanPng(source),
            FormKind.Jpeg => PictureCleaner.CleanJpeg(source),
            null => CleanOutcome.For(FormRefusal.WrongType),
        };
    }
}
