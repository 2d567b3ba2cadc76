namespace MotoPortal.Readers.Inspections;

/// <summary>The finding of an inspection.</summary>
public enum InspectionFinding
{
    /// <summary>Everything was in order.</summary>
    Intact,

    /// <summary>Something was wrong: the reader takes no card until an inspection finds it intact.</summary>
    Suspicious,
}
