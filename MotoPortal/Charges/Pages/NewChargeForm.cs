using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Charges.Pages;

/// <summary>The form of a charge. No answer has a default.</summary>
public sealed class NewChargeForm
{
    /// <summary>How the charge is initiated; null until it is chosen.</summary>
    public ChargeInitiation? Initiation { get; set; }

    /// <summary>The amount, as typed; not used when it is fixed.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The store's own reference of the order; may stay empty.</summary>
    public string Reference { get; set; } = "";

    /// <summary>Whether it is for the consent's purpose; null until it is answered.</summary>
    public bool? IsForPurpose { get; set; }

    /// <summary>Why it is charged; required when the customer is absent.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The amount; null while it cannot be parsed, or cannot be charged.</summary>
    /// <param name="opening">What may be charged.</param>
    public Money? AmountUnder(ChargeAllowance opening) =>
        opening.Fixed ?? Read(opening).Amount;

    /// <summary>Validates the form; the problems by field, empty when the charge can be decided.</summary>
    /// <param name="opening">What may be charged.</param>
    /// <param name="exempt">The texts that are no card numbers; null for none.</param>
    internal ImmutableDictionary<string, FieldProblem> Check(ChargeAllowance opening, ExemptTexts? exempt = null)
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        Note(nameof(Initiation), Initiation is null ? FieldProblem.Required : null);
        Note(nameof(Amount), opening.Fixed is null ? Read(opening).Problem : null);
        Note(
            nameof(Reference),
            FieldRules.Text(Reference, NewCharge.ReferenceLength, required: false, ExemptibleField.OrderReference, exempt));
        Note(nameof(IsForPurpose), IsForPurpose is null ? FieldProblem.Required : null);
        Note(
            nameof(Reason),
            FieldRules.Text(
                Reason,
                NewCharge.ReasonLength,
                required: Initiation is ChargeInitiation.CustomerAbsent,
                ExemptibleField.ChargeReason,
                exempt));
        return problems.ToImmutable();

        void Note(string field, FieldProblem? problem)
        {
            if (problem is { } wrong)
            {
                problems[field] = wrong;
            }
        }
    }

    private AmountReading Read(ChargeAllowance opening) =>
        TypedAmount.ReadToCharge(Amount, opening.Consent.Scope.Amount.Currency, CultureInfo.CurrentCulture);
}
