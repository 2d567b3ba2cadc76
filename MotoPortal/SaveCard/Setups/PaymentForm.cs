using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Setups;

/// <summary>
/// The evidence that the customer agreed to a payment that is taken now: the amount that was read out and, when no consent asks for it, the
/// caller and the cardholder. What a caller answers to identify themselves is never noted.
/// </summary>
public sealed class PaymentForm
{
    /// <summary>The amount that the customer agreed to; null before. A changed amount has to be agreed anew.</summary>
    public Money? Agreed { get; set; }

    /// <summary>How the caller was identified; null until it is chosen.</summary>
    public IdentityCheck? IdentityCheck { get; set; }

    /// <summary>Whether the caller passed; null until it is answered.</summary>
    public bool? IdentityPassed { get; set; }

    /// <summary>Whose card it is; null until it is chosen.</summary>
    public Cardholder? Cardholder { get; set; }

    /// <summary>The cardholder's relation to the customer, when they differ.</summary>
    public string CardholderRelation { get; set; } = "";

    /// <summary>Validates the form; the problems by field, empty when the payment may be taken.</summary>
    /// <param name="task">The task; when the card is saved too, its consent asks about the caller and the cardholder.</param>
    /// <param name="channel">The order channel.</param>
    /// <param name="amount">The amount to charge.</param>
    public ImmutableDictionary<string, FieldProblem> Check(SetupTask task, OrderChannel channel, Money? amount)
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        void Add(string field, FieldProblem? problem)
        {
            if (problem is { } found)
            {
                problems[field] = found;
            }
        }

        if (task is SetupTask.PayNow && channel is OrderChannel.Telephone)
        {
            Add(nameof(IdentityCheck), IdentityCheck is null ? FieldProblem.Required : null);
            Add(
                nameof(IdentityPassed),
                IdentityPassed switch { null => FieldProblem.Required, false => FieldProblem.NotConfirmed, true => null });
        }

        if (task is SetupTask.PayNow)
        {
            Add(nameof(Cardholder), Cardholder is null ? FieldProblem.Required : null);
            Add(nameof(CardholderRelation), FieldRules.Text(
                CardholderRelation,
                EvidenceForm.RelationLength,
                required: Cardholder is MotoPortal.Consents.Evidence.Cardholder.OtherPerson));
        }

        Add(nameof(Agreed), amount is { } asked && AmountLimits.ToCharge(asked) is { } problem ? problem
            : Agreed is null || Agreed != amount ? FieldProblem.NotAccepted
            : null);
        return problems.ToImmutable();
    }
}
