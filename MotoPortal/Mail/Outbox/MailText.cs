using System.Globalization;
using MotoPortal.Mail.Messages;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Mail.Outbox;

/// <summary>The texts of mails and their states, in the reader's language.</summary>
public static class MailText
{
    /// <summary>The text of a kind.</summary>
    public static string Of(MailKind kind) => Get($"Kind_{kind}");

    /// <summary>The text of a problem, one sentence.</summary>
    public static string Of(MailProblem problem) => Get($"Problem_{problem}");

    /// <summary>The text of a mail's state, a few words.</summary>
    public static string StateOf(MailView mail) => mail switch
    {
        { State: MailState.Waiting, Tries: 1 } => Get(nameof(MailTexts.WaitingAfterOne)),
        { State: MailState.Waiting, Tries: > 1 } =>
            string.Format(CultureInfo.CurrentCulture, Get(nameof(MailTexts.WaitingAfter)), mail.Tries),
        { State: MailState.Sent, KeptInPractice: true } => Get(nameof(MailTexts.KeptInPractice)),
        _ => Get($"State_{mail.State}"),
    };

    /// <summary>The tone of a mail's state.</summary>
    public static Tone ToneOf(MailView mail) => mail.State switch
    {
        MailState.Sent => Tone.Good,
        MailState.GaveUp => Tone.Bad,
        MailState.Waiting when mail.Tries > 0 => Tone.Careful,
        MailState.Waiting => Tone.Active,
    };

    private static string Get(string key) => MailTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
