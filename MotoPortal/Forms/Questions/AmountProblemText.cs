using System.Globalization;
using Microsoft.Extensions.Localization;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Fields;

namespace MotoPortal.Forms.Questions;

/// <summary>Explains what is wrong with an amount, with the typed text, how to write it, and what Stripe charges.</summary>
internal static class AmountProblemText
{
    /// <summary>The message beside the field; null when the problem's own message is enough.</summary>
    /// <param name="problem">The shown problem; null for none.</param>
    /// <param name="typed">The text as typed.</param>
    /// <param name="currency">The currency, three letters in lower case.</param>
    /// <param name="texts">The messages in the person's language.</param>
    public static string? Of(FieldProblem? problem, string? typed, string currency, IStringLocalizer<FieldTexts> texts) =>
        (problem, TypedAmount.Read(typed, currency, CultureInfo.CurrentCulture)) switch
        {
            (FieldProblem.BelowMinimum, _) => texts[nameof(FieldTexts.AmountAtLeast), Written(AmountLimits.MinimumOf(currency))].Value,
            (FieldProblem.InstalmentBelowMinimum, _) =>
                texts[nameof(FieldTexts.InstalmentAtLeast), Written(AmountLimits.MinimumOf(currency))].Value,
            (FieldProblem.NotInSteps, AmountReading.Read { Value: var amount }) => InSteps(amount, texts),
            ({ } shown, AmountReading.NotRead notRead) when notRead.Why == shown => OfReading(notRead, typed!, currency, texts),
            _ => null,
        };

    private static string? OfReading(
        AmountReading.NotRead notRead, string typed, string currency, IStringLocalizer<FieldTexts> texts) => notRead switch
        {
            { Why: FieldProblem.AmbiguousAmount, Whole: { } whole, WithDecimals: { } point } =>
                texts[nameof(FieldTexts.AmountCouldBeTwo), typed.Trim(), whole, point].Value,
            { Why: FieldProblem.NoDecimals, Whole: { } whole } =>
                texts[nameof(FieldTexts.AmountHasNoDecimals), typed.Trim(), currency.ToUpperInvariant(), whole].Value,
            { Why: FieldProblem.TooLarge } =>
                texts[nameof(FieldTexts.AmountAtMost), Written(AmountLimits.MaximumOf(currency))].Value,
            _ => null,
        };

    private static string InSteps(Money amount, IStringLocalizer<FieldTexts> texts)
    {
        var step = AmountLimits.StepOf(amount.Currency);
        var steps = Math.Max(1, amount.AmountMinorUnits / step.AmountMinorUnits);
        var below = step with { AmountMinorUnits = steps * step.AmountMinorUnits };
        return texts[nameof(FieldTexts.AmountInSteps), Written(step), Written(below), Written(below + step)].Value;
    }

    private static string Written(Money amount) => amount.Format(CultureInfo.CurrentCulture);
}
