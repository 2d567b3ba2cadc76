namespace MotoPortal.Readers.Inspections;

/// <summary>The standing of a reader's inspection.</summary>
public enum InspectionStanding
{
    /// <summary>No inspections are required.</summary>
    NotAsked,

    /// <summary>Found intact, recently enough.</summary>
    InTime,

    /// <summary>Found intact, but too long ago.</summary>
    Overdue,

    /// <summary>Never inspected.</summary>
    Never,

    /// <summary>Found suspicious.</summary>
    Suspicious,
}
