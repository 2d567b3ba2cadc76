namespace MotoPortal.SignedForms;

/// <summary>The result of an uploaded file when it was cleaned. Closed: only the cases named here exist.</summary>
internal abstract record CleanOutcome
{
    private CleanOutcome()
    {
    }

    /// <summary>The file, written anew with nothing in it but what is seen.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Bytes">The new file.</param>
    /// <param name="Pages">How many pages it has; a picture has one.</param>
    public sealed record Cleaned(FormKind Kind, byte[] Bytes, int Pages) : CleanOutcome;

    /// <summary>It is not kept.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(FormRefusal Reason) : CleanOutcome;

    /// <summary>It is not kept, for this reason.</summary>
    public static CleanOutcome For(FormRefusal reason) => new Refused(reason);
}
