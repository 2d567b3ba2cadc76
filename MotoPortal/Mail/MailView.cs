using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>A mail in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Consent">The consent that it speaks of, if any.</param>
/// <param name="MaskedTo">The address with all but its first letter hidden, such as <c>z…@example.com</c>.</param>
/// <param name="Language">The language of its words, two letters.</param>
/// <param name="Subject">The subject.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Problem">What went wrong the last time; null when nothing did.</param>
/// <param name="CreatedAt">When it was decided, UTC.</param>
/// <param name="SentAt">When it went out, UTC; null before.</param>
/// <param name="KeptInPractice">Whether it ended in the practice outbox instead of leaving the portal.</param>
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
