namespace MotoPortal.Terms;

/// <summary>Whether a version is being written, used, or used no more.</summary>
internal enum TermsState
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>It is what is read to customers now.</summary>
    InUse,

    /// <summary>A newer one is read now; it could be used again if that were taken out of use.</summary>
    Older,

    /// <summary>It was taken out of use.</summary>
    Retired,
}
