using System.Globalization;
using MotoPortal.Forms.Acting;
using MotoPortal.Readers.Inspections;

namespace MotoPortal.Readers.Registry;

/// <summary>What a person is told when a change of the registry was not made.</summary>
internal static class RegistryText
{
    /// <summary>The notice of an outcome that is no success and no problem of a field.</summary>
    public static ActingNotice Of(RegistryOutcome outcome) => outcome switch
    {
        RegistryOutcome.StoreGone => ActingNotice.Problem(Get(nameof(ReadersTexts.NoSuchStore))),
        RegistryOutcome.Gone => ActingNotice.Problem(Get(nameof(ReadersTexts.ReaderDeleted))),
        RegistryOutcome.Held { By: { Length: > 0 } by } => ActingNotice.Problem(Get(nameof(ReadersTexts.ReaderHeld), by)),
        RegistryOutcome.Held => ActingNotice.Problem(Get(nameof(ReadersTexts.ReaderBusy))),
        RegistryOutcome.Refused { Code: var code } => ActingNotice.Problem(Get(nameof(ReadersTexts.StripeRefused), code ?? "–")),
        RegistryOutcome.NotReachable => ActingNotice.Problem(Get(nameof(ReadersTexts.StripeNotReached))),
        RegistryOutcome.Unknown => ActingNotice.Careful(Get(nameof(ReadersTexts.AnswerLost))),
        RegistryOutcome.NotAllowed => ActingNotice.NotAllowed,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Get(string key, params object[] values) => string.Format(
        CultureInfo.CurrentCulture, ReadersTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!, values);
}
