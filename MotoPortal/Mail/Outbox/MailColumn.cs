namespace MotoPortal.Mail.Outbox;

/// <summary>What the outbox can be sorted by.</summary>
public enum MailColumn
{
    /// <summary>When the mail was made.</summary>
    CreatedAt,
}
