using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms;

/// <summary>The result of uploading a form. Closed: only the cases named here exist.</summary>
internal abstract record KeepOutcome
{
    private KeepOutcome()
    {
    }

    /// <summary>It was cleaned, encrypted and stored.</summary>
    /// <param name="Form">The stored form.</param>
    public sealed record Kept(SignedFormView Form) : KeepOutcome;

    /// <summary>The form was refused; nothing was stored.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(FormRefusal Reason) : KeepOutcome;

    /// <summary>The setup does not exist, or is of another store; nothing was stored.</summary>
    public sealed record NotFound : KeepOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : KeepOutcome;
}
