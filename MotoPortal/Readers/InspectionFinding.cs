namespace MotoPortal.Readers;

/// <summary>What an inspection of a reader came to.</summary>
public enum InspectionFinding
{
    /// <summary>Everything was as it should be.</summary>
    Intact,

    /// <summary>Something was not: the reader takes no card until it is found intact.</summary>
    Suspicious,
}
