using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>What is typed and ticked while a reader is inspected. Nothing is ticked ahead.</summary>
public sealed class InspectionForm
{
    /// <summary>The longest note, in characters.</summary>
    public const int NoteLength = 500;

    /// <summary>The points that were looked at.</summary>
    public ISet<InspectionPoint> Seen { get; } = new HashSet<InspectionPoint>();

    /// <summary>What it came to; null while it is open.</summary>
    public InspectionFinding? Finding { get; set; }

    /// <summary>What the person adds; empty for nothing.</summary>
    public string Note { get; set; } = "";

    /// <summary>What is wrong with the answers, by the name of the point or the field; empty when they can be kept.</summary>
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
