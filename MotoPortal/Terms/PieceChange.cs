namespace MotoPortal.Terms;

/// <summary>Whether a piece of text stands in both versions or in one of them.</summary>
public enum PieceChange
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stands in the older only.</summary>
    Removed,

    /// <summary>It stands in the newer only.</summary>
    Added,
}
