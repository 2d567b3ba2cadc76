using MotoPortal.Mail.Messages;
using MotoPortal.Primitives;

namespace MotoPortal.Mail.Outbox;

/// <summary>A mail in a list.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">The kind of mail.</param>
/// <param name="Consent">The consent that it is about; null for none.</param>
/// <param name="MaskedTo">The masked address, such as <c>z…@example.com</c>.</param>
/// <param name="Language">The language of its text, a two-letter code.</param>
/// <param name="Subject">The subject.</param>
/// <param name="State">The state.</param>
/// <param name="Tries">The number of tries.</param>
/// <param name="Problem">The problem of the last try; null for none.</param>
/// <param name="CreatedAt">When it was created, UTC.</param>
/// <param name="SentAt">When it was sent, UTC; null before.</param>
/// <param name="KeptInPractice">Whether it is in the practice outbox and did not leave the portal.</param>
public sealed record MailView(
    MailId Id,
    MailKind Kind,
    ConsentId? Consent,
    string MaskedTo,
    string Language,
    string Subject,
    MailState State,
    int Tries,
    MailProblem? Problem,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    bool KeptInPractice);
