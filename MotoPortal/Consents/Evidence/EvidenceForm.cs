using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Evidence;

/// <summary>
/// The form of a consent's evidence, besides the answers. For a call: the person on the telephone. For a letter: the signed form and its
/// dates. What a caller answers to identify themselves is never noted.
/// </summary>
public sealed class EvidenceForm : ICallerForm
{
    /// <summary>The maximum length of a call reference, in characters.</summary>
    public const int CallReferenceLength = 60;

    /// <summary>The maximum length of a relation or the name of a person beside the customer, in characters.</summary>
    public const int RelationLength = 80;

    /// <summary>The telephone system's reference of the call; may be empty.</summary>
    public string CallReference { get; set; } = "";

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

    /// <summary>The date of the signature; null until it is entered.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>The day on which the letter arrived; null until it is entered.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Whether the part of the form with the card number was cut off, to be destroyed once the card is keyed in.</summary>
    public bool CardPartRemoved { get; set; }

    /// <summary>The stored scan of the signed form; null for none.</summary>
    public SignedFormId? SignedForm { get; set; }

    /// <summary>The older consent of this customer that the new one replaces; null for none.</summary>
    public ConsentId? Replaces { get; set; }

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    /// <param name="channel">The order channel: a call and a letter leave different evidence.</param>
    /// <param name="today">The current day.</param>
    /// <param name="exempt">The texts that are no card numbers; null for none.</param>
    internal ImmutableDictionary<string, FieldProblem> Check(OrderChannel channel, DateOnly today, ExemptTexts? exempt = null)
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        void Add(string field, FieldProblem? problem)
        {
            if (problem is { } found)
            {
                problems[field] = found;
            }
        }

        if (channel is OrderChannel.Telephone)
        {
            Add(
                nameof(CallReference),
                FieldRules.Text(CallReference, CallReferenceLength, required: false, ExemptibleField.CallReference, exempt));
        }
        else
        {
            Add(nameof(ReceivedOn), CheckReceived(today));
            Add(nameof(SignedOn), CheckSigned(today));
            Add(nameof(CardPartRemoved), CardPartRemoved ? null : FieldProblem.NotConfirmed);
            Add(nameof(SignedForm), SignedForm is null ? FieldProblem.Required : null);
        }

        foreach (var (field, problem) in CallerRules.Problems(this, channel is OrderChannel.Telephone, needsIdentity: true))
        {
            Add(field, problem);
        }

        return problems.ToImmutable();
    }

    private FieldProblem? CheckReceived(DateOnly today) =>
        ReceivedOn is not { } received ? FieldProblem.Required
        : received > today ? FieldProblem.InTheFuture
        : null;

    private FieldProblem? CheckSigned(DateOnly today) =>
        SignedOn is not { } signed ? FieldProblem.Required
        : signed > today ? FieldProblem.InTheFuture
        : signed > ReceivedOn ? FieldProblem.TooLate
        : null;
}
