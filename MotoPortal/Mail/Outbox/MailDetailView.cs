using System.Collections.Immutable;

namespace MotoPortal.Mail.Outbox;

/// <summary>A mail with its content.</summary>
/// <param name="Mail">The list's view of it.</param>
/// <param name="To">The full address.</param>
/// <param name="Text">The text as it is sent.</param>
/// <param name="Attachments">What goes with it.</param>
public sealed record MailDetailView(MailView Mail, string To, string Text, ImmutableArray<AttachmentView> Attachments);
