using System.Collections.Immutable;

namespace MotoPortal.Mail;

/// <summary>A mail with everything in it.</summary>
/// <param name="Mail">What the list shows.</param>
/// <param name="To">The whole address.</param>
/// <param name="Text">The words as they are sent.</param>
/// <param name="Attachments">What goes with it.</param>
public sealed record MailDetailView(MailView Mail, string To, string Text, ImmutableArray<AttachmentView> Attachments);
