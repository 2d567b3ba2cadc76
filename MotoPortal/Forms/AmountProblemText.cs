using System.Globalization;
using Microsoft.Extensions.Localization;
using MotoPortal.Primitives;
using MotoPortal.Shell;

namespace MotoPortal.Forms;

/// <summary>Says what is wrong with an amount, with what was typed and how to write it instead.</summary>
internal static class AmountProblemText
{
    /// <summary>The sentence to show beside the field; null where the problem's own sentence says all.</summary>
    /// <param name="problem">What is shown as wrong; null for nothing.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="currency">The currency, three letters in lower case.</param>
    /// <param name="texts">The sentences in the person's language.</param>
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
