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
public sealed class PaymentForm : ICallerForm
{
    /// <summary>The amount that the customer agreed to; null before. A changed amount has to be agreed anew.</summary>
    public Money? Agreed { get; set; }

    /// <inheritdoc/>
    public IdentityCheck? IdentityCheck { get; set; }

    /// <inheritdoc/>
    public bool? IdentityPassed { get; set; }

    /// <inheritdoc/>
    public string IdentityKnownTo { get; set; } = "";

    /// <inheritdoc/>
    public Cardholder? Cardholder { get; set; }

    /// <inheritdoc/>
    public string CardholderName { get; set; } = "";

    /// <inheritdoc/>
    public string CardholderRelation { get; set; } = "";

    /// <inheritdoc/>
    public bool CardholderAgreed { get; set; }

    /// <summary>Validates the form; the problems by field, empty when the payment may be taken.</summary>
    /// <param name="task">The task; when the card is saved too, its consent asks about the caller and the cardholder.</param>
    /// <param name="channel">The order channel.</param>
    /// <param name="amount">The amount to charge.</param>
    public ImmutableDictionary<string, FieldProblem> Check(SetupTask task, OrderChannel channel, Money? amount)
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        void Add(string field, FieldProblem? problem)
        {
            if (problem is { } wrong)
            {
                problems[field] = wrong;
            }
        }

        // A caller of whom nothing is known may pay once, and the record says so; their card is not kept.
        foreach (var (field, found) in task is SetupTask.PayNow
            ? CallerRules.Problems(this, channel is OrderChannel.Telephone, needsIdentity: false)
            : [])
        {
            Add(field, found);
        }

        Add(nameof(Agreed), amount is { } asked && AmountLimits.ToCharge(asked) is { } problem ? problem
            : Agreed is null || Agreed != amount ? FieldProblem.NotAccepted
            : null);
        return problems.ToImmutable();
    }
}
