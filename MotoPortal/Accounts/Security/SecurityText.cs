using System.Diagnostics;
using System.Globalization;
using MotoPortal.Accounts.Settings;
using MotoPortal.Forms.Acting;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Accounts.Security;

/// <summary>The texts for one's own sign-in, in the page's language.</summary>
internal static class SecurityText
{
    /// <summary>The text of an outcome: the result and what to do next; null where the page shows it by itself.</summary>
    public static ActingNotice? Of(SecurityOutcome outcome) => outcome switch
    {
        SecurityOutcome.Changed => new(Tone.Good, Text(nameof(SecurityTexts.Outcome_Changed))),
        SecurityOutcome.PasswordChanged => new(Tone.Good, Text(nameof(SecurityTexts.Outcome_PasswordChanged))),
        SecurityOutcome.NoPassword => ActingNotice.Problem(Text(nameof(SecurityTexts.Outcome_NoPassword))),
        SecurityOutcome.CodesMade or SecurityOutcome.PasswordRefused => null,
        SecurityOutcome.Unchanged => ActingNotice.Fact(Text(nameof(SecurityTexts.Outcome_Unchanged))),
        SecurityOutcome.NotConfirmed { Reason: var reason } =>
            ActingNotice.Problem(AccountsTexts.ResourceManager.GetString($"StepUp{reason}", CultureInfo.CurrentUICulture)!),
        SecurityOutcome.IsRequired => ActingNotice.Problem(Text(nameof(SecurityTexts.RequiredHint))),
        SecurityOutcome.NameNotGood => ActingNotice.Problem(
            AccountsTexts.ResourceManager.GetString(nameof(AccountsTexts.PasskeyNameNotGood), CultureInfo.CurrentUICulture)!),
        SecurityOutcome.NotAllowed => ActingNotice.NotAllowed,
        _ => throw new UnreachableException(),
    };

    private static string Text(string key) => SecurityTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
