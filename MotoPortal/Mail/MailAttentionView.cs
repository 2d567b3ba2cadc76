namespace MotoPortal.Mail;

/// <summary>What an administrator should know about mails.</summary>
/// <param name="WaitForServer">How many mails wait because no mail server is set.</param>
/// <param name="GaveUp">How many could not be sent and are not tried any more, of the last 30 days.</param>
public sealed record MailAttentionView(int WaitForServer, int GaveUp);
