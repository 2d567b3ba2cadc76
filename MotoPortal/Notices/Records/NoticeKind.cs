namespace MotoPortal.Notices.Records;

/// <summary>What a customer is to be told.</summary>
public enum NoticeKind
{
    /// <summary>The exact amount of a charge that was made in their absence.</summary>
    ChargedAmount,

    /// <summary>That the store wants to change its terms.</summary>
    TermsChange,
}
