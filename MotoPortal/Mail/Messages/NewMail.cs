using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Mail.Messages;

/// <summary>A mail to be added to the outbox.</summary>
/// <param name="Kind">The kind of mail.</param>
/// <param name="Consent">The consent that it is about; null for none.</param>
/// <param name="Customer">The customer, with whom the mail is erased; null for none.</param>
/// <param name="To">The address on record.</param>
/// <param name="Language">The language of its text, a two-letter code.</param>
/// <param name="Subject">The subject, one line.</param>
/// <param name="Text">The plain text as it is stored.</param>
/// <param name="Attachments">The attachments in order as they are stored; empty for none.</param>
/// <param name="Charge">The charge that it is about; null for none.</param>
/// <param name="AsSent">
/// The content as it is sent, when it holds a secret that must not be stored readably; null when it is the same.
/// </param>
internal sealed record NewMail(
    MailKind Kind,
    ConsentId? Consent,
    PortalCustomerId? Customer,
    string To,
    string Language,
    string Subject,
    string Text,
    ImmutableArray<MailAttachment> Attachments,
    ChargeId? Charge = null,
    MailBody? AsSent = null);
