using System.Globalization;
using Microsoft.Extensions.Localization;
using MotoPortal.Primitives;

namespace MotoPortal.Forms;

/// <summary>Says why nothing was done when the amount on the button was another than the one that would have moved.</summary>
internal static class PressedAmountText
{
    /// <summary>The sentence.</summary>
    /// <param name="shown">What stood on the button; null when it could not be read.</param>
    /// <param name="amount">What would have moved.</param>
    /// <param name="texts">The sentences in the person's language.</param>
    public static string Of(Money? shown, Money amount, IStringLocalizer<FormsTexts> texts) =>
        shown is { } other
            ? texts[nameof(FormsTexts.OtherAmountShown), Written(other), Written(amount)]
            : texts[nameof(FormsTexts.NoAmountShown), Written(amount)];

    private static string Written(Money amount) => amount.Format(CultureInfo.CurrentUICulture);
}
