namespace MotoPortal.Terms.Versions;

/// <summary>The state of a version.</summary>
internal enum TermsState
{
    Draft,

    /// <summary>Read to customers now.</summary>
    InUse,

    /// <summary>Replaced by a newer one; used again if that is retired.</summary>
    Older,

    Retired,
}
