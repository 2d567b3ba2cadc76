using System.Globalization;
using Microsoft.Extensions.Localization;
using MotoPortal.Primitives;
using MotoPortal.Shell;

namespace MotoPortal.Forms;

/// <summary>Explains what is wrong with an amount, with the typed text and how to write it.</summary>
internal static class AmountProblemText
{
    /// <summary>The message beside the field; null when the problem's own message is enough.</summary>
    /// <param name="problem">The shown problem; null for none.</param>
    /// <param name="typed">The text as typed.</param>
    /// <param name="currency">The currency, three letters in lower case.</param>
    /// <param name="texts">The messages in the person's language.</param>
    public static string? Of(FieldProblem? problem, string? typed, string currency, IStringLocalizer<FieldTexts> texts) =>
        problem is not null
        && TypedAmount.Read(typed, currency, CultureInfo.CurrentCulture) is AmountReading.NotRead notRead
        && notRead.Why == problem
            ? notRead switch
            {
                { Why: FieldProblem.AmbiguousAmount, Whole: { } whole, WithDecimals: { } point } =>
                    texts[nameof(FieldTexts.AmountCouldBeTwo), typed!.Trim(), whole, point].Value,
                { Why: FieldProblem.NoDecimals, Whole: { } whole } =>
                    texts[nameof(FieldTexts.AmountHasNoDecimals), typed!.Trim(), currency.ToUpperInvariant(), whole].Value,
                _ => null,
            }
            : null;
}
