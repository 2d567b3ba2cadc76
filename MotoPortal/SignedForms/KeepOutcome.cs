namespace MotoPortal.SignedForms;

/// <summary>The result of an uploaded form. Closed: only the cases named here exist.</summary>
internal abstract record KeepOutcome
{
    private KeepOutcome()
    {
    }

    /// <summary>It was cleaned, encrypted and stored.</summary>
    /// <param name="Form">What is kept now.</param>
    public sealed record Kept(SignedFormView Form) : KeepOutcome;

    /// <summary>Nothing of it was stored.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(FormRefusal Reason) : KeepOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : KeepOutcome;
}

/// <summary>The result of opening a kept form. Closed: only the cases named here exist.</summary>
internal abstract record OpenOutcome
{
    private OpenOutcome()
    {
    }

    /// <summary>It is what was kept, byte for byte.</summary>
    /// <param name="Form">What is known of it.</param>
    /// <param name="Content">The file.</param>
    public sealed record Opened(SignedFormView Form, byte[] Content) : OpenOutcome;

    /// <summary>There is no such form, or it was erased.</summary>
    public sealed record Missing : OpenOutcome;

    /// <summary>What is stored is not what was kept, or its key is gone. It is shown to nobody.</summary>
    public sealed record Broken : OpenOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : OpenOutcome;
}
