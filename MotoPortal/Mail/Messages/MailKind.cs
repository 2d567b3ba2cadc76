namespace MotoPortal.Mail.Messages;

/// <summary>The subject of a mail.</summary>
public enum MailKind
{
    /// <summary>The customer's copy of a consent.</summary>
    ConsentCopy,

    WithdrawalConfirmation,

    ChargeReceipt,

    /// <summary>The notification of a refund.</summary>
    RefundReceipt,

    /// <summary>The notification before a charge that the terms promise.</summary>
    ChargeNotice,

    /// <summary>The announcement that the store wants to change its terms.</summary>
    TermsAnnouncement,

    /// <summary>A checkpoint of the ledger, to a person outside the portal's administration.</summary>
    LedgerCheckpoint,
}
