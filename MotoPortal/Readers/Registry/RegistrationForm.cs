using System.Collections.Immutable;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Readers.Registry;

/// <summary>The form for a new reader.</summary>
public sealed class RegistrationForm
{
    /// <summary>The longest label: longer ones fit on no sticker.</summary>
    public const int LabelLength = 80;

    private const int CodeLength = 200;

    /// <summary>The store's id; empty while none is chosen.</summary>
    public string Store { get; set; } = "";

    /// <summary>The code that the reader shows.</summary>
    public string Code { get; set; } = "";

    /// <summary>The name on its sticker.</summary>
    public string Label { get; set; } = "";

    /// <summary>Validates a label; null when it can be stored.</summary>
    public static FieldProblem? CheckLabel(string label) => FieldRules.Text(label, LabelLength, required: true);

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        Add(nameof(Store), LocationId.TryFrom(Store) is null ? FieldProblem.Required : null);
        Add(nameof(Code), FieldRules.Text(Code, CodeLength, required: true));
        Add(nameof(Label), CheckLabel(Label));
        return problems.ToImmutable();

        void Add(string field, FieldProblem? problem)
        {
            if (problem is { } found)
            {
                problems.Add(field, found);
            }
        }
    }
}
