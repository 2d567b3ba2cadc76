using MotoPortal.Primitives;

namespace MotoPortal.Audit.Reports;

/// <summary>What a report counts of a setup; a class with setters, so that queries can group by what is in it.</summary>
internal sealed class SetupFact
{
    /// <summary>When its card was saved or declined, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The store; null for none.</summary>
    public LocationId? Store { get; init; }

    /// <summary>The reader of the last try; null for none.</summary>
    public string? Reader { get; init; }

    /// <summary>The id of the person who began it.</summary>
    public string PersonId { get; init; } = "";

    /// <summary>The name of that person.</summary>
    public string Person { get; init; } = "";
}
