using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Primitives;

namespace MotoPortal.Refunds;

/// <summary>What a person says about a refund. Nothing is chosen for them.</summary>
/// <param name="left">How much can be given back.</param>
public sealed class RefundForm(Money left)
{
    /// <summary>All of it or a part; null until chosen.</summary>
    public RefundShare? Share { get; set; }

    /// <summary>The part as it was typed.</summary>
    public string Amount { get; set; } = "";

    /// <summary>Why; null until chosen.</summary>
    public RefundReason? Reason { get; set; }

    /// <summary>What there is to say about it.</summary>
    public string Note { get; set; } = "";

    /// <summary>What is given back; null until it is said.</summary>
    public Money? Given => Share switch
    {
        RefundShare.Whole => left,
        RefundShare.Part => Read().Amount,
        _ => null,
    };

    /// <summary>What is wrong, by field; empty for nothing.</summary>
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

        // Another reason is none unless it is said.
        Note(nameof(this.Note), FieldRules.Text(this.Note, NewRefund.NoteLength, required: Reason is RefundReason.Other));
        return problems.ToImmutable();
    }

    private FieldProblem? OfPart() =>
        Read() is var reading && reading.Amount is not { } amount ? reading.Problem
        : amount.AmountMinorUnits == 0 ? FieldProblem.TooSmall
        : amount > left ? FieldProblem.TooLarge
        : null;

    private AmountReading Read() => TypedAmount.Read(Amount, left.Currency, CultureInfo.CurrentCulture);
}
