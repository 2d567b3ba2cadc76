namespace MotoPortal.Consents.Copy;

/// <summary>What became of "send the copy again". Closed: only the cases named here exist.</summary>
internal abstract record SendCopyOutcome
{
    private SendCopyOutcome()
    {
    }

    /// <summary>A copy is on its way to an address, of which all but the first letter is hidden.</summary>
    public sealed record OnItsWay(string MaskedTo) : SendCopyOutcome;

    /// <summary>The last copy has not gone out yet; a second one would only make two.</summary>
    public sealed record StillWaiting : SendCopyOutcome;

    /// <summary>No e-mail address is on record.</summary>
    public sealed record NoAddress : SendCopyOutcome;

    /// <summary>Who acts may not do this; nothing was done.</summary>
    public sealed record NotAllowed : SendCopyOutcome;
}
