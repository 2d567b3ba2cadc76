using System.Collections.Immutable;
using MotoPortal.Consents;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard;

/// <summary>How the order came and what it is called.</summary>
public sealed class OrderForm
{
    /// <summary>The longest order reference that is kept, in characters.</summary>
    public const int ReferenceLength = 60;

    /// <summary>How the order came; null until it is chosen.</summary>
    public OrderChannel? Channel { get; set; }

    /// <summary>The store's own reference of the order.</summary>
    public string Reference { get; set; } = "";

    /// <summary>What is wrong, by field; empty when it may be kept.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        if (Channel is null)
        {
            problems[nameof(Channel)] = FieldProblem.Required;
        }

        if (FieldRules.Text(Reference, ReferenceLength, required: true) is { } problem)
        {
            problems[nameof(Reference)] = problem;
        }

        return problems.ToImmutable();
    }
}
