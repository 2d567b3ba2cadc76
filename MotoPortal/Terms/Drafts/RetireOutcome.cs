namespace MotoPortal.Terms.Drafts;

/// <summary>The result of retiring a version.</summary>
public enum RetireOutcome
{
    /// <summary>It was retired.</summary>
    Retired,

    /// <summary>It was retired before.</summary>
    RetiredBefore,

    /// <summary>No other version could be read; publish another first.</summary>
    LastInUse,

    /// <summary>There is no version with this number.</summary>
    Unknown,

    /// <summary>The acting person may not do this; nothing was done.</summary>
    NotAllowed,
}
