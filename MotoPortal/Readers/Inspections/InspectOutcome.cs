using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Readers.Inspections;

/// <summary>The result of recording an inspection.</summary>
internal abstract record InspectOutcome
{
    private InspectOutcome()
    {
    }

    /// <summary>It was recorded.</summary>
    /// <param name="Finding">The finding.</param>
    /// <param name="DueAt">Until when it is valid, UTC; null when it has no time limit.</param>
    public sealed record Recorded(InspectionFinding Finding, DateTimeOffset? DueAt) : InspectOutcome;

    /// <summary>The acting person may not inspect readers; nothing was recorded.</summary>
    public sealed record NotAllowed : InspectOutcome;

    /// <summary>The reader is of a store in which the acting person does not work; nothing was recorded.</summary>
    public sealed record NotFound : InspectOutcome;

    /// <summary>The form has problems, by checklist item or field.</summary>
    public sealed record Invalid(ImmutableDictionary<string, FieldProblem> Problems) : InspectOutcome;
}
