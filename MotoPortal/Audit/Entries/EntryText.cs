using System.Globalization;
using MotoPortal.Charges.Records;
using MotoPortal.SaveCard.Reads;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Audit.Entries;

/// <summary>The names of entries, in the reader's language.</summary>
internal static class EntryText
{
    /// <summary>What happened, a few words; the kind itself when there is no text for it.</summary>
    /// <param name="kind">The ledger's kind of entry, such as <c>consent.given</c>.</param>
    public static string Of(string kind) =>
        Find($"Event_{kind.Replace('.', '_')}") is { } own ? own
        : SetupText.OfEvent(kind) is var history && !string.Equals(history, kind, StringComparison.Ordinal) ? history
        : ChargeText.OfEvent(kind);

    /// <summary>What the entry belongs to, a word or two; null when there is no text for it.</summary>
    /// <param name="kind">The ledger's kind of entry.</param>
    public static string? AreaOf(string kind) => Find($"Area_{kind.Split('.')[0]}");

    /// <summary>The text of an outcome.</summary>
    public static string Of(EntryOutcome outcome) => Find($"Outcome_{outcome}") ?? outcome.ToString();

    /// <summary>The text of a role.</summary>
    public static string RoleOf(string role) => Find($"Role_{role}") ?? role;

    /// <summary>The tone of an entry.</summary>
    public static Tone ToneOf(string kind) => EntryKinds.OutcomeOf(kind) switch
    {
        EntryOutcome.Failed => Tone.Bad,
        EntryOutcome.Refused => Tone.Careful,
        EntryOutcome.Done => SetupText.ToneOfEvent(kind) is Tone.Good ? Tone.Good : Tone.Neutral,
    };

    private static string? Find(string key) => EntryTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
