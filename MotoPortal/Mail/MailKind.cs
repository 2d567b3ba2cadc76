namespace MotoPortal.Mail;

/// <summary>What an e-mail is about.</summary>
public enum MailKind
{
    /// <summary>The customer's copy of a consent.</summary>
    ConsentCopy,

    /// <summary>The word that a consent was withdrawn.</summary>
    WithdrawalConfirmation,

    /// <summary>The receipt of a charge.</summary>
    ChargeReceipt,

    /// <summary>The word that something is given back.</summary>
    RefundReceipt,

    /// <summary>The word before a charge that the terms promise.</summary>
    ChargeNotice,
}
