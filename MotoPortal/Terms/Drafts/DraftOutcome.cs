namespace MotoPortal.Terms.Drafts;

/// <summary>The result of a change of the draft.</summary>
public enum DraftOutcome
{
    /// <summary>It was stored.</summary>
    Kept,

    /// <summary>The draft was published or deleted meanwhile.</summary>
    Gone,

    /// <summary>Another tab or person has changed the part since it was read; nothing was stored.</summary>
    ChangedMeanwhile,

    /// <summary>The text is too long.</summary>
    TooLong,

    /// <summary>The text contains what looks like a card number.</summary>
    HoldsCardNumber,

    /// <summary>The language is not supported for terms, or is required and cannot be removed.</summary>
    NotThisLanguage,

    /// <summary>The acting person may not do this; nothing was done.</summary>
    NotAllowed,
}
