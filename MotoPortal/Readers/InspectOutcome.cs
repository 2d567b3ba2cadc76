using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>The result of writing an inspection down.</summary>
internal abstract record InspectOutcome
{
    private InspectOutcome()
    {
    }

    /// <summary>It stands.</summary>
    /// <param name="Finding">What it came to.</param>
    /// <param name="DueAt">Until when it counts, UTC; null when that is not a matter of time.</param>
    public sealed record Recorded(InspectionFinding Finding, DateTimeOffset? DueAt) : InspectOutcome;

    /// <summary>Who acts may not inspect readers; nothing was written.</summary>
    public sealed record NotAllowed : InspectOutcome;

    /// <summary>Something is missing or cannot be kept; by the name of the point or the field.</summary>
    public sealed record Invalid(ImmutableDictionary<string, FieldProblem> Problems) : InspectOutcome;
}
