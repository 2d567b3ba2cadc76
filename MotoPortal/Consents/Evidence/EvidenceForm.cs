using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Evidence;

/// <summary>
/// What shows, beside the answers, that the consent is the customer's own. For a call: whom the clerk spoke with. For a letter: the signed
/// form and its dates. What a caller answered to prove who they are is never asked for here.
/// </summary>
public sealed class EvidenceForm
{
    /// <summary>The longest reference of a call that is kept, in characters.</summary>
    public const int CallReferenceLength = 60;

    /// <summary>The longest relation that is kept, in characters.</summary>
    public const int RelationLength = 80;

    /// <summary>What the telephone system calls the call; may be empty.</summary>
    public string CallReference { get; set; } = "";

    /// <summary>How the caller was identified; null until it is chosen.</summary>
    public IdentityCheck? IdentityCheck { get; set; }

    /// <summary>Whether the caller passed; null until it is answered.</summary>
    public bool? IdentityPassed { get; set; }

    /// <summary>Whose card it is; null until it is chosen.</summary>
    public Cardholder? Cardholder { get; set; }

    /// <summary>What the cardholder is to the customer, when it is somebody else.</summary>
    public string CardholderRelation { get; set; } = "";

    /// <summary>The date beside the signature; null until it is given.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>The day on which the letter came; null until it is given.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>The part with the card number was cut off, to be destroyed once the card is keyed in.</summary>
    public bool CardPartRemoved { get; set; }

    /// <summary>The kept scan of the signed form; null until there is one.</summary>
    public SignedFormId? SignedForm { get; set; }

    /// <summary>The older consent of this customer that the new one takes the place of; null for none.</summary>
    public ConsentId? Replaces { get; set; }

    /// <summary>What is wrong, by field; empty when it is complete.</summary>
    /// <param name="channel">How the order came: a call and a letter leave different evidence.</param>
    /// <param name="today">The day on which it is checked.</param>
    public ImmutableDictionary<string, FieldProblem> Check(OrderChannel channel, DateOnly today)
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
            Add(nameof(CallReference), FieldRules.Text(CallReference, CallReferenceLength, required: false));
            Add(nameof(IdentityCheck), IdentityCheck is null ? FieldProblem.Required : null);
            Add(
                nameof(IdentityPassed),
                IdentityPassed switch { null => FieldProblem.Required, false => FieldProblem.NotConfirmed, true => null });
        }
        else
        {
            Add(nameof(ReceivedOn), CheckReceived(today));
            Add(nameof(SignedOn), CheckSigned(today));
            Add(nameof(CardPartRemoved), CardPartRemoved ? null : FieldProblem.NotConfirmed);
            Add(nameof(SignedForm), SignedForm is null ? FieldProblem.Required : null);
        }

        Add(nameof(Cardholder), Cardholder is null ? FieldProblem.Required : null);
        Add(nameof(CardholderRelation), FieldRules.Text(
            CardholderRelation, RelationLength, required: Cardholder is MotoPortal.Consents.Evidence.Cardholder.OtherPerson));
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
