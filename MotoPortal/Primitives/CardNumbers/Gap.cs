namespace MotoPortal.Primitives.CardNumbers;

/// <summary>What stands before a group of digits.</summary>
internal enum Gap
{
    /// <summary>Only spaces, punctuation, symbols or line ends since the last group.</summary>
    Marks,

    /// <summary>A few words.</summary>
    Words,

    /// <summary>The start of the text, or so much text that the digits before have nothing to do with these.</summary>
    Far,
}
