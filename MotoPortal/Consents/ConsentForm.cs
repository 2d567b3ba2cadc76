using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Consents;

/// <summary>What the clerk fills in while reading the terms. Nothing is accepted beforehand.</summary>
public sealed class ConsentForm
{
    /// <summary>The longest purpose that is kept, in characters.</summary>
    public const int PurposeLength = 200;

    /// <summary>The most instalments that one consent can cover.</summary>
    public const int MostInstalments = 36;

    /// <summary>How far ahead a consent may reach, in months.</summary>
    public const int LongestMonths = 36;

    /// <summary>The language in which the terms are read: the customer's, as a two-letter code.</summary>
    public string Language { get; set; } = "en";

    /// <summary>What the customer allows; null until it is chosen.</summary>
    public ConsentKind? Kind { get; set; }

    /// <summary>What is charged for.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>How the amount is set; null until it is chosen.</summary>
    public AmountRule? AmountRule { get; set; }

    /// <summary>The amount as it was typed.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The currency, three letters in lower case.</summary>
    public string Currency { get; set; } = "eur";

    /// <summary>How often; null until it is chosen. Not asked for kinds that leave no choice.</summary>
    public ChargeInterval? Interval { get; set; }

    /// <summary>How many instalments; null until it is given.</summary>
    public int? Count { get; set; }

    /// <summary>The last day; null until it is given.</summary>
    public DateTime? ValidUntil { get; set; }

    /// <summary>The customer said yes to later charges.</summary>
    public bool AcceptsCharges { get; set; }

    /// <summary>The customer also said yes to being shown the card again.</summary>
    public bool AcceptsRedisplay { get; set; }

    /// <summary>The interval that the kind leaves no choice about; null when it is to be asked.</summary>
    public static ChargeInterval? IntervalFixedBy(ConsentKind kind) => kind switch
    {
        ConsentKind.SingleCharge => ChargeInterval.Once,
        ConsentKind.OnRequest or ConsentKind.Unscheduled => ChargeInterval.EachOrder,
        ConsentKind.Instalments or ConsentKind.Recurring => null,
    };

    /// <summary>What is wrong, by field; empty when a scope can be made of it.</summary>
    /// <param name="today">The day on which it is checked.</param>
    public ImmutableDictionary<string, FieldProblem> Check(DateOnly today)
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        void Add(string field, FieldProblem? problem)
        {
            if (problem is { } found)
            {
                problems[field] = found;
            }
        }

        Add(nameof(Kind), Kind is null ? FieldProblem.Required : null);
        Add(nameof(Purpose), FieldRules.Text(Purpose, PurposeLength, required: true));
        Add(nameof(AmountRule), AmountRule is null ? FieldProblem.Required : null);
        Add(nameof(Amount), CheckAmount());
        Add(nameof(Interval), Kind is { } kind && IntervalFixedBy(kind) is null && Interval is null ? FieldProblem.Required : null);
        Add(nameof(Count), Kind is ConsentKind.Instalments ? CheckCount() : null);
        Add(nameof(ValidUntil), CheckValidUntil(today));
        Add(nameof(AcceptsCharges), AcceptsCharges ? null : FieldProblem.NotAccepted);
        return problems.ToImmutable();
    }

    /// <summary>The scope as far as it can be told; null while something is missing or wrong, acceptance aside.</summary>
    public ConsentScope? ToScope(DateOnly today) =>
        Check(today).Remove(nameof(AcceptsCharges)).IsEmpty
            ? new ConsentScope(
                Kind!.Value,
                Purpose.Trim(),
                AmountRule!.Value,
                Money.TryParse(Amount, Currency)!.Value,
                IntervalFixedBy(Kind.Value) ?? Interval!.Value,
                Kind is ConsentKind.Instalments ? Count : null,
                DateOnly.FromDateTime(ValidUntil!.Value))
            : null;

    private FieldProblem? CheckAmount() =>
        FieldRules.Text(Amount, 20, required: true)
        ?? (Money.TryParse(Amount, Currency) is not { } amount ? FieldProblem.NotAnAmount
            : amount.AmountMinorUnits <= 0 ? FieldProblem.TooSmall
            : null);

    private FieldProblem? CheckCount() => Count switch
    {
        null => FieldProblem.Required,
        < 2 => FieldProblem.TooSmall,
        > MostInstalments => FieldProblem.TooLarge,
        _ => null,
    };

    private FieldProblem? CheckValidUntil(DateOnly today) =>
        ValidUntil is not { } day ? FieldProblem.Required
        : DateOnly.FromDateTime(day) < today ? FieldProblem.InThePast
        : DateOnly.FromDateTime(day) > today.AddMonths(LongestMonths) ? FieldProblem.TooFarAway
        : null;
}
