namespace MotoPortal.Terms;

/// <summary>The result of taking a version out of use.</summary>
public enum RetireOutcome
{
    /// <summary>It is used no more.</summary>
    Retired,

    /// <summary>It was taken out of use before.</summary>
    RetiredBefore,

    /// <summary>Without it there would be no terms to read; publish others first.</summary>
    LastInUse,

    /// <summary>There is no version of this number.</summary>
    Unknown,

    /// <summary>The acting person may not do this; nothing was done.</summary>
    NotAllowed,
}
