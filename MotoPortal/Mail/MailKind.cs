namespace MotoPortal.Mail;

/// <summary>The subject of a mail.</summary>
public enum MailKind
{
    /// <summary>The customer's copy of a consent.</summary>
    ConsentCopy,

    /// <summary>The confirmation of a withdrawal.</summary>
    WithdrawalConfirmation,

    /// <summary>The receipt of a charge.</summary>
    ChargeReceipt,

    /// <summary>The notification of a refund.</summary>
    RefundReceipt,

    /// <summary>The notification before a charge that the terms promise.</summary>
    ChargeNotice,
}
