using MotoPortal.Primitives;

namespace MotoPortal.Refunds;

/// <summary>A refund that somebody asks for.</summary>
/// <param name="Id">The id that the page gave it, so that a second click is the same refund.</param>
/// <param name="Charge">The charge.</param>
/// <param name="Amount">How much is given back.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">What there is to say about it; at most <see cref="NoteLength"/> characters, empty for nothing.</param>
/// <param name="Confirmed">The amount that the person saw on the button when they pressed it; null when it is not known.</param>
internal sealed record NewRefund(ChargeRefundId Id, ChargeId Charge, Money Amount, RefundReason Reason, string Note, Money? Confirmed)
{
    /// <summary>The longest note, in characters.</summary>
    public const int NoteLength = 300;
}
