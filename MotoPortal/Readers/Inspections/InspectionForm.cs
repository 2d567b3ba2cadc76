using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Readers.Inspections;

/// <summary>The form of an inspection. Nothing is ticked by default.</summary>
public sealed class InspectionForm
{
    /// <summary>The maximum length of a note, in characters.</summary>
    public const int NoteLength = 500;

    /// <summary>The checked items.</summary>
    public ISet<InspectionPoint> Seen { get; init; } = new HashSet<InspectionPoint>();

    /// <summary>The finding; null until it is chosen.</summary>
    public InspectionFinding? Finding { get; set; }

    /// <summary>A note; empty for none.</summary>
    public string Note { get; set; } = "";

    /// <summary>Validates the form; the problems by item or field, empty when there are none.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
    {
        var problems = Enum.GetValues<InspectionPoint>()
            .Where(point => !Seen.Contains(point))
            .ToImmutableDictionary(point => point.ToString(), _ => FieldProblem.NotConfirmed, StringComparer.Ordinal);
        if (Finding is null)
        {
            problems = problems.Add(nameof(Finding), FieldProblem.Required);
        }

        return FieldRules.Text(Note, NoteLength, required: false) is { } problem ? problems.Add(nameof(Note), problem) : problems;
    }
}
