using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>What has become of a mail.</summary>
public enum MailState
{
    /// <summary>It is going to be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>It could not be sent and is not tried any more.</summary>
    GaveUp,
}

/// <summary>Why a mail could not be sent.</summary>
public enum MailProblem
{
    /// <summary>The mail server could not be reached, or went silent.</summary>
    NotReachable,

    /// <summary>No protected connection to the mail server came about.</summary>
    NotSecure,

    /// <summary>The mail server did not accept our name and password.</summary>
    SignInRefused,

    /// <summary>The mail server asked to come again later.</summary>
    AskedToWait,

    /// <summary>The mail server does not accept our own address as the sender's.</summary>
    SenderRefused,

    /// <summary>The mail server says for good that it does not deliver to this address.</summary>
    RecipientRefused,

    /// <summary>The mail server says for good that it does not take this mail.</summary>
    MessageRefused,

    /// <summary>What is on record is no e-mail address.</summary>
    NoAddress,
}

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

/// <summary>A mail with everything in it.</summary>
/// <param name="Mail">What the list shows.</param>
/// <param name="To">The whole address.</param>
/// <param name="Text">The words as they are sent.</param>
/// <param name="Attachments">What goes with it.</param>
public sealed record MailDetailView(MailView Mail, string To, string Text, ImmutableArray<AttachmentView> Attachments);

/// <summary>A file that goes with a mail.</summary>
/// <param name="Position">Its place, from 0.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Size">How large it is, in bytes.</param>
public sealed record AttachmentView(int Position, string Name, int Size);

/// <summary>One page of the outbox, newest first.</summary>
/// <param name="Rows">The mails.</param>
/// <param name="HasOlder">Whether there are more on the next page.</param>
public sealed record OutboxView(ImmutableArray<MailView> Rows, bool HasOlder);

/// <summary>What an administrator should know about mails.</summary>
/// <param name="WaitForServer">How many mails wait because no mail server is set.</param>
/// <param name="GaveUp">How many could not be sent and are not tried any more, of the last 30 days.</param>
public sealed record MailAttentionView(int WaitForServer, int GaveUp);
