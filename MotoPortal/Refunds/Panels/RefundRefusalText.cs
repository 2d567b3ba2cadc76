using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;
using MotoPortal.Forms;
using MotoPortal.Forms.Acting;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Lifecycle;

namespace MotoPortal.Refunds.Panels;

/// <summary>Says why a refund was not made.</summary>
internal static class RefundRefusalText
{
    /// <summary>What the person is told; null when the refund was sent.</summary>
    public static ActingNotice? Of(
        RefundOutcome outcome, Money given, IStringLocalizer<RefundTexts> texts, IStringLocalizer<FormsTexts> formTexts) => outcome switch
        {
            RefundOutcome.Started => null,
            RefundOutcome.InvalidAmount much =>
                ActingNotice.Problem(texts[nameof(RefundTexts.InvalidAmount), much.Left.Format(CultureInfo.CurrentUICulture)]),
            RefundOutcome.OtherAmountShown other => ActingNotice.Careful(PressedAmountText.Of(other.Shown, given, formTexts)),
            RefundOutcome.NotNow or RefundOutcome.NotFound => ActingNotice.Problem(texts[nameof(RefundTexts.NotNow)]),
            RefundOutcome.FoundEarlier => ActingNotice.Problem(texts[nameof(RefundTexts.FoundEarlier)]),
            RefundOutcome.CannotAskStripe => ActingNotice.Problem(texts[nameof(RefundTexts.CannotAskStripe)]),
            RefundOutcome.NotAllowed => ActingNotice.NotAllowed,
            RefundOutcome.Disputed => ActingNotice.Problem(texts[nameof(RefundTexts.Blocked)]),
            _ => throw new UnreachableException(),
        };
}
