namespace MotoPortal.Mail.Outbox;

/// <summary>The mails that need an administrator's attention.</summary>
/// <param name="WaitForServer">The number of mails that wait because no mail server is configured.</param>
/// <param name="GaveUp">The number of mails of the last 30 days that could not be sent and are not retried.</param>
public sealed record MailAttentionView(int WaitForServer, int GaveUp);
