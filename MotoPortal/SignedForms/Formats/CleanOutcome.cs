namespace MotoPortal.SignedForms.Formats;

/// <summary>The result of cleaning an uploaded file. Closed: only the cases named here exist.</summary>
internal abstract record CleanOutcome
{
    private CleanOutcome()
    {
    }

    /// <summary>The file was written anew, with its visible content only.</summary>
    /// <param name="Kind">The kind of file.</param>
    /// <param name="Bytes">The new file.</param>
    /// <param name="Pages">The number of pages; a picture has one.</param>
    public sealed record Cleaned(FormKind Kind, byte[] Bytes, int Pages) : CleanOutcome;

    /// <summary>The file was refused.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(FormRefusal Reason) : CleanOutcome;

    /// <summary>A refusal.</summary>
    public static CleanOutcome For(FormRefusal reason) => new Refused(reason);
}
