using System.Diagnostics;
using System.Globalization;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Forms.Acting;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Exemptions;

/// <summary>The texts for kinds of field and for the outcomes of asking a second person.</summary>
internal static class ExemptionText
{
    /// <summary>The name of a kind of field.</summary>
    public static string Of(ExemptibleField field) => Words($"Field_{field}");

    /// <summary>What the first person is told of who the second is; null when all is well.</summary>
    public static ActingNotice? Of(SecondPersonOutcome outcome) => outcome switch
    {
        SecondPersonOutcome.Confirmed => null,
        SecondPersonOutcome.NotRight => Problem(nameof(ExemptionsTexts.NotRight)),
        SecondPersonOutcome.PasskeyNotRight => Problem(nameof(ExemptionsTexts.PasskeyNotRight)),
        SecondPersonOutcome.CodeNotRight => Problem(nameof(ExemptionsTexts.CodeNotRight)),
        SecondPersonOutcome.SecondFactorMissing => Problem(nameof(ExemptionsTexts.SecondFactorMissing)),
        SecondPersonOutcome.Locked => Problem(nameof(ExemptionsTexts.Locked)),
        SecondPersonOutcome.Busy => Problem(nameof(ExemptionsTexts.TryAgain)),
        SecondPersonOutcome.SamePerson => Problem(nameof(ExemptionsTexts.SamePerson)),
        SecondPersonOutcome.NotAllowed => Problem(nameof(ExemptionsTexts.SecondNotAllowed)),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the people are told; null when the text is exempt.</summary>
    public static ActingNotice? Of(ExemptOutcome outcome) => outcome switch
    {
        ExemptOutcome.Exempted or ExemptOutcome.NotRefused => null,
        ExemptOutcome.Certain => Problem(nameof(ExemptionsTexts.Certain)),
        ExemptOutcome.NoReason => Problem(nameof(ExemptionsTexts.NoReason)),
        ExemptOutcome.SamePerson => Problem(nameof(ExemptionsTexts.SamePerson)),
        ExemptOutcome.NotAllowed => ActingNotice.NotAllowed,
    };

    private static ActingNotice Problem(string key) => ActingNotice.Problem(Words(key));

    private static string Words(string key) => ExemptionsTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
