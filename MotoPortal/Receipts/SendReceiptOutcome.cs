namespace MotoPortal.Receipts;

/// <summary>The result of "send the receipt again". Closed: only the cases named here exist.</summary>
internal abstract record SendReceiptOutcome
{
    private SendReceiptOutcome()
    {
    }

    /// <summary>A receipt is on its way to an address, of which all but the first letter is hidden.</summary>
    public sealed record OnItsWay(string MaskedTo) : SendReceiptOutcome;

    /// <summary>The last receipt has not gone out yet; a second one would only make two.</summary>
    public sealed record StillWaiting : SendReceiptOutcome;

    /// <summary>No e-mail address is on record.</summary>
    public sealed record NoAddress : SendReceiptOutcome;

    /// <summary>Nothing was charged.</summary>
    public sealed record NothingCharged : SendReceiptOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : SendReceiptOutcome;
}
