using System.Diagnostics;
using System.Globalization;
using MotoPortal.Accounts.Persons;
using MotoPortal.Shell;

namespace MotoPortal.Accounts.People;

/// <summary>The texts for people, in the page's language.</summary>
internal static class PeopleText
{
    /// <summary>The text of a state, a word or two.</summary>
    public static string Of(PersonState state) => Text($"State_{state}");

    /// <summary>The tone of a state.</summary>
    public static Tone ToneOf(PersonState state) => state switch
    {
        PersonState.Active => Tone.Good,
        PersonState.Invited => Tone.Careful,
        PersonState.Disabled => Tone.Bad,
        PersonState.PracticeOnly => Tone.Neutral,
    };

    /// <summary>The roles, lowest first.</summary>
    public static string OfRoles(IEnumerable<string> roles) =>
        string.Join(", ", roles.Select(role => AccountsTexts.ResourceManager.GetString($"Role{role}", CultureInfo.CurrentUICulture)));

    /// <summary>The text of an outcome: the result and what to do next.</summary>
    public static string Of(PersonOutcome outcome) => outcome switch
    {
        PersonOutcome.Changed => Text(nameof(PeopleTexts.Outcome_Changed)),
        PersonOutcome.Unchanged => Text(nameof(PeopleTexts.Outcome_Unchanged)),
        PersonOutcome.LinkMade => Text(nameof(PeopleTexts.Outcome_LinkMade)),
        PersonOutcome.OwnAccess => Text(nameof(PeopleTexts.OwnAccess)),
        PersonOutcome.LastAdmin => Text(nameof(PeopleTexts.Outcome_LastAdmin)),
        PersonOutcome.NoRole => Text(nameof(PeopleTexts.Outcome_NoRole)),
        PersonOutcome.IsDisabled => Text(nameof(PeopleTexts.Outcome_IsDisabled)),
        PersonOutcome.IsForPractice => Text(nameof(PeopleTexts.PracticePassword)),
        PersonOutcome.EmailInUse => Text(nameof(PeopleTexts.Outcome_EmailInUse)),
        PersonOutcome.NoSuchPerson => Text(nameof(PeopleTexts.Outcome_NoSuchPerson)),
        PersonOutcome.NotAllowed => Text(nameof(PeopleTexts.NotAllowed)),
        _ => throw new UnreachableException(),
    };

    /// <summary>The tone of an outcome.</summary>
    public static Tone ToneOf(PersonOutcome outcome) => outcome switch
    {
        PersonOutcome.Changed or PersonOutcome.LinkMade => Tone.Good,
        PersonOutcome.Unchanged => Tone.Neutral,
        _ => Tone.Bad,
    };

    private static string Text(string key) =>
        PeopleTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
