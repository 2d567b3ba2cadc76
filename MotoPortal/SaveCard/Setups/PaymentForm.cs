using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>
/// What shows that the customer agreed to a payment that is taken now: the amount that was read out, and, where no consent asks for it,
/// who was on the line and whose card it is. What a caller answered to prove who they are is never asked for here.
/// </summary>
public sealed class PaymentForm
{
    /// <summary>The amount that the customer said yes to; null until they did. A changed amount has no yes.</summary>
    public Money? Agreed { get; set; }

    /// <summary>How the caller was identified; null until it is chosen.</summary>
    public IdentityCheck? IdentityCheck { get; set; }

    /// <summary>Whether the caller passed; null until it is answered.</summary>
    public bool? IdentityPassed { get; set; }

    /// <summary>Whose card it is; null until it is chosen.</summary>
    public Cardholder? Cardholder { get; set; }

    /// <summary>What the cardholder is to the customer, when it is somebody else.</summary>
    public string CardholderRelation { get; set; } = "";

    /// <summary>What is wrong, by field; empty when the payment may be taken.</summary>
    /// <param name="task">A card that is saved too is asked about with its consent.</param>
    /// <param name="channel">How the order came.</param>
    /// <param name="amount">The amount that is to be taken.</param>
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

        Add(nameof(Agreed), Agreed is null || Agreed != amount ? FieldProblem.NotAccepted : null);
        return problems.ToImmutable();
    }
}
