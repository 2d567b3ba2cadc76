namespace MotoPortal.Mail.Messages;

/// <summary>The state of a mail.</summary>
public enum MailState
{
    /// <summary>To be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>Accepted by the mail server.</summary>
    Sent,

    /// <summary>Given up.</summary>
    GaveUp,
}
