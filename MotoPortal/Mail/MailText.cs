using System.Globalization;
using MotoPortal.Shell;

namespace MotoPortal.Mail;

/// <summary>What a mail and its state are called, in the language of the person before the page.</summary>
public static class MailText
{
    /// <summary>What the mail is about.</summary>
    public static string Of(MailKind kind) => Get($"Kind_{kind}");

    /// <summary>Why it could not be sent, in a sentence.</summary>
    public static string Of(MailProblem problem) => Get($"Problem_{problem}");

    /// <summary>What has become of it, in a few words.</summary>
    public static string StateOf(MailView mail) => mail switch
    {
        { State: MailState.Waiting, Tries: 1 } => Get(nameof(MailTexts.WaitingAfterOne)),
        { State: MailState.Waiting, Tries: > 1 } =>
            string.Format(CultureInfo.CurrentCulture, Get(nameof(MailTexts.WaitingAfter)), mail.Tries),
        { State: MailState.Sent, KeptInPractice: true } => Get(nameof(MailTexts.KeptInPractice)),
        _ => Get($"State_{mail.State}"),
    };

    /// <summary>How that feels.</summary>
    public static Tone ToneOf(MailView mail) => mail.State switch
    {
        MailState.Sent => Tone.Good,
        MailState.GaveUp => Tone.Bad,
        MailState.Waiting when mail.Tries > 0 => Tone.Careful,
        MailState.Waiting => Tone.Active,
    };

    private static string Get(string key) => MailTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
