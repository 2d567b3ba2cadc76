namespace MotoPortal.Terms;

/// <summary>What is wrong with one part of a draft.</summary>
public enum TermsFault
{
    /// <summary>There are no words.</summary>
    Missing,

    /// <summary>A place that the part needs does not stand in it.</summary>
    LacksPlace,

    /// <summary>A place that nothing fills, or a brace that stands alone.</summary>
    UnknownPlace,

    /// <summary>It looks as if it held a card number.</summary>
    HoldsCardNumber,

    /// <summary>The words are longer than a part may be.</summary>
    TooLong,
}
