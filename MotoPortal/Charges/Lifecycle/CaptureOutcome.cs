using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Charges.Lifecycle;

/// <summary>The result of capturing an amount that the bank holds. Closed: only the cases named here exist.</summary>
internal abstract record CaptureOutcome
{
    private CaptureOutcome()
    {
    }

    /// <summary>Stripe was asked; the row holds the result.</summary>
    public sealed record Asked : CaptureOutcome;

    /// <summary>The bank holds no amount of this charge.</summary>
    public sealed record NotHeld : CaptureOutcome;

    /// <summary>The person saw another amount than the one that is held; nothing was sent.</summary>
    /// <param name="Shown">The amount that they saw; null when it is not known.</param>
    public sealed record OtherAmountShown(Money? Shown) : CaptureOutcome;

    /// <summary>There is no such charge, or it belongs to a store in which the acting person does not work; nothing was done.</summary>
    public sealed record NotFound : CaptureOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : CaptureOutcome;
}
