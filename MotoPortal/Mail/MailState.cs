namespace MotoPortal.Mail;

/// <summary>What has become of a mail.</summary>
public enum MailState
{
    /// <summary>It is going to be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>It could not be sent and is not tried any more.</summary>
    GaveUp,
}
