namespace MotoPortal.Readers;

/// <summary>Where a reader's inspection stands.</summary>
public enum InspectionStanding
{
    /// <summary>The setting asks for none.</summary>
    NotAsked,

    /// <summary>Inspected and found intact, recently enough.</summary>
    InTime,

    /// <summary>Found intact, but too long ago.</summary>
    Overdue,

    /// <summary>Nobody has inspected it yet.</summary>
    Never,

    /// <summary>Found suspicious.</summary>
    Suspicious,
}
