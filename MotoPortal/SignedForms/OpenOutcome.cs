namespace MotoPortal.SignedForms;

/// <summary>The result of opening a stored form. Closed: only the cases named here exist.</summary>
internal abstract record OpenOutcome
{
    private OpenOutcome()
    {
    }

    /// <summary>The form, exactly as it was stored.</summary>
    /// <param name="Form">The form's data.</param>
    /// <param name="Content">The file.</param>
    public sealed record Opened(SignedFormView Form, byte[] Content) : OpenOutcome;

    /// <summary>There is no such form, or it was erased.</summary>
    public sealed record Missing : OpenOutcome;

    /// <summary>The content does not match its hash, or its key is gone. It is not shown.</summary>
    public sealed record Broken : OpenOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : OpenOutcome;
}
