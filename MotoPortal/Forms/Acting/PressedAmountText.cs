using System.Globalization;
using Microsoft.Extensions.Localization;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Forms.Acting;

/// <summary>Explains why nothing was done when the button showed another amount.</summary>
internal static class PressedAmountText
{
    /// <summary>The message.</summary>
    /// <param name="shown">The amount that the button showed; null when it could not be read.</param>
    /// <param name="amount">The amount that would have moved.</param>
    /// <param name="texts">The messages in the person's language.</param>
    public static string Of(Money? shown, Money amount, IStringLocalizer<FormsTexts> texts) =>
        shown is { } other
            ? texts[nameof(FormsTexts.OtherAmountShown), Written(other), Written(amount)]
            : texts[nameof(FormsTexts.NoAmountShown), Written(amount)];

    private static string Written(Money amount) => amount.Format(CultureInfo.CurrentUICulture);
}
