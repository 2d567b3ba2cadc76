using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>An e-mail to be sent, decided but not yet kept.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Consent">The consent that it speaks of, if any.</param>
/// <param name="Customer">Whom it is for; with the customer goes the mail.</param>
/// <param name="To">The address, as it is on record.</param>
/// <param name="Language">The language of its words, two letters.</param>
/// <param name="Subject">The subject in one line.</param>
/// <param name="Text">The words as plain text.</param>
/// <param name="Attachments">What goes with it, in order; none is an empty array.</param>
/// <param name="Charge">The charge that it speaks of, if any.</param>
internal sealed record NewMail(
    MailKind Kind,
    ConsentId? Consent,
    PortalCustomerId? Customer,
    string To,
    string Language,
    string Subject,
    string Text,
    ImmutableArray<MailAttachment> Attachments,
    ChargeId? Charge = null);
