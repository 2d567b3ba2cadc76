namespace MotoPortal.Terms.Versions;

/// <summary>Whether a piece of text is in both versions or in one of them.</summary>
public enum PieceChange
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>In the older version only.</summary>
    Removed,

    /// <summary>In the newer version only.</summary>
    Added,
}
