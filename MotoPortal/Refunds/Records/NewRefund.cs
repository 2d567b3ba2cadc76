using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Refunds.Records;

/// <summary>A requested refund.</summary>
/// <param name="Id">The id chosen by the page, so that a second click is the same refund.</param>
/// <param name="Charge">The charge.</param>
/// <param name="Amount">The amount to refund.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Note">A note of at most <see cref="NoteLength"/> characters; empty for none.</param>
/// <param name="Confirmed">The amount that the button showed when the person clicked it; null when it is not known.</param>
internal sealed record NewRefund(ChargeRefundId Id, ChargeId Charge, Money Amount, RefundReason Reason, string Note, Money? Confirmed)
{
    /// <summary>The maximum length of a note, in characters.</summary>
    public const int NoteLength = 300;
}
