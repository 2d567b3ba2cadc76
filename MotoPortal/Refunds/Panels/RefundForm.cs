using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Refunds.Panels;

/// <summary>The form of a refund. Nothing has a default.</summary>
/// <param name="left">The amount that can be refunded.</param>
public sealed class RefundForm(Money left)
{
    /// <summary>Whether to refund the whole amount or a part; null until it is chosen.</summary>
    public RefundShare? Share { get; set; }

    /// <summary>The part, as typed.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The reason; null until it is chosen.</summary>
    public RefundReason? Reason { get; set; }

    public string Note { get; set; } = "";

    /// <summary>The amount to refund; null while it cannot be parsed.</summary>
    public Money? Given => Share switch
    {
        RefundShare.Whole => left,
        RefundShare.Part => Read().Amount,
        _ => null,
    };

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        void Note(string field, FieldProblem? problem)
        {
            if (problem is { } found)
            {
                problems[field] = found;
            }
        }

        Note(nameof(Share), Share is null ? FieldProblem.Required : null);
        Note(nameof(Amount), Share is RefundShare.Part ? OfPart() : null);
        Note(nameof(Reason), Reason is null ? FieldProblem.Required : null);

        // The reason "other" requires a note.
        Note(nameof(this.Note), FieldRules.Text(this.Note, NewRefund.NoteLength, required: Reason is RefundReason.Other));
        return problems.ToImmutable();
    }

    private FieldProblem? OfPart() =>
        Read() is var reading && reading.Amount is not { } amount ? reading.Problem
        : amount > left ? FieldProblem.TooLarge
        : AmountLimits.ToRefund(amount);

    private AmountReading Read() => TypedAmount.Read(Amount, left.Currency, CultureInfo.CurrentCulture);
}
