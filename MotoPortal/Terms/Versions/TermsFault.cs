namespace MotoPortal.Terms.Versions;

/// <summary>A fault of one part of a draft.</summary>
public enum TermsFault
{
    /// <summary>The text is empty.</summary>
    Missing,

    /// <summary>A required placeholder is missing.</summary>
    LacksPlace,

    /// <summary>An unknown placeholder, or a single brace.</summary>
    UnknownPlace,

    /// <summary>The text contains what looks like a card number.</summary>
    HoldsCardNumber,

    /// <summary>The text is too long.</summary>
    TooLong,
}
