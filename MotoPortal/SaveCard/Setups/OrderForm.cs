using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The order: its channel, its reference, and the amount to charge now.</summary>
public sealed class OrderForm
{
    /// <summary>The maximum length of a order reference, in characters.</summary>
    public const int ReferenceLength = 60;

    /// <summary>The currencies that amounts can be in, three letters in lower case each.</summary>
    public static ImmutableArray<string> Currencies => Primitives.Amounts.Currencies.Offered;

    /// <summary>The order channel; null until it is chosen.</summary>
    public OrderChannel? Channel { get; set; }

    /// <summary>The store's own reference of the order.</summary>
    public string Reference { get; set; } = "";

    /// <summary>The amount as typed; not asked for when nothing is charged.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The currency of the amount, three letters in lower case.</summary>
    public string Currency { get; set; } = "eur";

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    /// <param name="task">The task; the amount is checked only if one is charged.</param>
    /// <param name="exempt">The texts that are no card numbers; null for none.</param>
    internal ImmutableDictionary<string, FieldProblem> Check(SetupTask task = SetupTask.SaveCard, ExemptTexts? exempt = null)
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        if (Channel is null)
        {
            problems[nameof(Channel)] = FieldProblem.Required;
        }

        if (FieldRules.Text(Reference, ReferenceLength, required: true, ExemptibleField.OrderReference, exempt) is { } problem)
        {
            problems[nameof(Reference)] = problem;
        }

        if (task.TakesPayment() && CheckAmount() is { } wrong)
        {
            problems[nameof(Amount)] = wrong;
        }

        return problems.ToImmutable();
    }

    /// <summary>The amount; null while it cannot be parsed.</summary>
    public Money? ToAmount() => TypedAmount.Read(Amount, Currency, CultureInfo.CurrentCulture).Amount;

    private FieldProblem? CheckAmount() =>
        TypedAmount.ReadToCharge(Amount, Currency, CultureInfo.CurrentCulture).Problem;
}
