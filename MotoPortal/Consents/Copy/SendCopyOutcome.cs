namespace MotoPortal.Consents.Copy;

/// <summary>The result of sending a copy again. Closed: only the cases named here exist.</summary>
internal abstract record SendCopyOutcome
{
    private SendCopyOutcome()
    {
    }

    /// <summary>A copy is in the outbox, for an address that is masked but for its first letter.</summary>
    public sealed record OnItsWay(string MaskedTo) : SendCopyOutcome;

    /// <summary>The last copy has not been sent yet, so no second one was added.</summary>
    public sealed record StillWaiting : SendCopyOutcome;

    /// <summary>The customer has no e-mail address.</summary>
    public sealed record NoAddress : SendCopyOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : SendCopyOutcome;
}
