namespace MotoPortal.Terms;

/// <summary>The result of a change of the draft.</summary>
public enum DraftOutcome
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>There is no such draft any more: somebody has published or deleted it.</summary>
    Gone,

    /// <summary>The words are longer than a part may be.</summary>
    TooLong,

    /// <summary>The words hold what looks like a card number.</summary>
    HoldsCardNumber,

    /// <summary>It is no language that terms can be written in, or one that every version has and that cannot be taken away.</summary>
    NotThisLanguage,

    /// <summary>The acting person may not do this; nothing was done.</summary>
    NotAllowed,
}
