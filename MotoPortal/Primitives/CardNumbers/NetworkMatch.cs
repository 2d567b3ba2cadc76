namespace MotoPortal.Primitives.CardNumbers;

/// <summary>How surely a card network issues numbers that begin and end like this one.</summary>
internal enum NetworkMatch
{
    /// <summary>No network does.</summary>
    None,

    /// <summary>Old or wide ranges, in which many numbers of other kinds fall too.</summary>
    Possible,

    /// <summary>A range and a length that a network issues today.</summary>
    Issued,
}
