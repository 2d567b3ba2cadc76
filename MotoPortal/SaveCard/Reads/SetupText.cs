using System.Globalization;
using MotoPortal.Gateway.Objects;
using MotoPortal.SaveCard.States;
using MotoPortal.Shell.Theme;

namespace MotoPortal.SaveCard.Reads;

/// <summary>The texts of a setup's states and history, in the reader's language.</summary>
internal static class SetupText
{
    /// <summary>The text of a state, a word or two.</summary>
    public static string Of(SetupState state) => Find($"State_{state}") ?? state.ToString();

    /// <summary>The text of an entry, a few words; the kind itself when there is no text for it.</summary>
    /// <param name="kind">The ledger's kind of entry, such as <c>setup.sent_to_reader</c>.</param>
    public static string OfEvent(string kind) => Find($"Event_{kind.Replace('.', '_')}") ?? kind;

    /// <summary>The text of an entry's detail; null when there is none or when it must not be shown.</summary>
    /// <param name="kind">The ledger's kind of entry.</param>
    /// <param name="detail">The detail in the ledger: a reader's label, a decline code, the name of a problem.</param>
    public static string? OfDetail(string kind, string? detail) => kind switch
    {
        "setup.card_declined" => DeclineAdvice.MayNameCode(DeclineAdvice.GroupOf(detail)) ? detail : null,
        "setup.reader_failed" when Enum.TryParse<SetupProblem>(detail, out var problem) =>
            SaveCardTexts.ResourceManager.GetString(OutcomeText.KeyOf(problem), CultureInfo.CurrentUICulture),
        "setup.started" or "payment.refused" when detail is not null => Find($"Detail_{detail}") ?? detail,
        _ => detail,
    };

    /// <summary>The tone of a state.</summary>
    public static Tone ToneOf(SetupState state) => state switch
    {
        SetupState.Saved or SetupState.Paid => Tone.Good,
        SetupState.PaidLate => Tone.Bad,
        SetupState.Draft or SetupState.Abandoned or SetupState.Detached => Tone.Neutral,
        SetupState.Consented or SetupState.IntentReady or SetupState.OnReader => Tone.Active,
        SetupState.Settling or SetupState.Detaching => Tone.Careful,
    };

    /// <summary>The tone of an entry.</summary>
    /// <param name="kind">The ledger's kind of entry.</param>
    public static Tone ToneOfEvent(string kind) => kind switch
    {
        "card.sealed" or "charge.succeeded" => Tone.Good,
        "setup.card_declined" or "setup.reader_failed" or "setup.late_payment" or "consent.seal_broken" or "charge.seal_broken" => Tone.Bad,
        "setup.answer_unknown" or "setup.late_card" => Tone.Careful,
        _ => Tone.Neutral,
    };

    private static string? Find(string key) => HistoryTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
