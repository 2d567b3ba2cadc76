namespace MotoPortal.Receipts;

/// <summary>The result of sending a receipt again. Closed: only the cases named here exist.</summary>
internal abstract record SendReceiptOutcome
{
    private SendReceiptOutcome()
    {
    }

    /// <summary>A receipt is in the outbox, for an address that is masked but for its first letter.</summary>
    public sealed record OnItsWay(string MaskedTo) : SendReceiptOutcome;

    /// <summary>The last receipt has not been sent yet, so no second one was added.</summary>
    public sealed record StillWaiting : SendReceiptOutcome;

    /// <summary>The customer has no e-mail address.</summary>
    public sealed record NoAddress : SendReceiptOutcome;

    /// <summary>The charge did not succeed, does not exist, or belongs to a store in which the acting person does not work.</summary>
    public sealed record NothingCharged : SendReceiptOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : SendReceiptOutcome;
}
