using System.Collections.Immutable;

namespace MotoPortal.Mail.Messages;

/// <summary>What a mail says and carries.</summary>
/// <param name="Text">The plain text.</param>
/// <param name="Attachments">The attachments in order; empty for none.</param>
internal sealed record MailBody(string Text, ImmutableArray<MailAttachment> Attachments);
