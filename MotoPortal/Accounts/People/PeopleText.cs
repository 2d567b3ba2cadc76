using System.Diagnostics;
using System.Globalization;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Settings;
using MotoPortal.Forms.Acting;
using MotoPortal.Shell.Theme;

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

    /// <summary>That an account is unused, and since how many days at least.</summary>
    public static string OfUnused(UnusedAccountOptions options) =>
        string.Format(CultureInfo.CurrentCulture, Text(nameof(PeopleTexts.Unused)), (int)options.UnusedAfter.TotalDays);

    /// <summary>The stores in which a person works.</summary>
    public static string OfStores(PersonView person) =>
        person.Stores.IsAll || person.Roles.Contains(StaffRoles.Admin, StringComparer.Ordinal)
            ? Text(nameof(PeopleTexts.AllStoresShort))
            : person.StoreNames.IsEmpty ? Text(nameof(PeopleTexts.NoStore)) : string.Join(", ", person.StoreNames);

    /// <summary>The text of an outcome: the result and what to do next.</summary>
    public static ActingNotice Of(PersonOutcome outcome) => outcome switch
    {
        PersonOutcome.Changed => new(Tone.Good, Text(nameof(PeopleTexts.Outcome_Changed))),
        PersonOutcome.Unchanged => ActingNotice.Fact(Text(nameof(PeopleTexts.Outcome_Unchanged))),
        PersonOutcome.LinkMade => new(Tone.Good, Text(nameof(PeopleTexts.Outcome_LinkMade))),
        PersonOutcome.OwnAccess => ActingNotice.Problem(Text(nameof(PeopleTexts.OwnAccess))),
        PersonOutcome.LastAdmin => ActingNotice.Problem(Text(nameof(PeopleTexts.Outcome_LastAdmin))),
        PersonOutcome.ChangedMeanwhile => ActingNotice.Careful(Text(nameof(PeopleTexts.Outcome_ChangedMeanwhile))),
        PersonOutcome.NoRole => ActingNotice.Problem(Text(nameof(PeopleTexts.Outcome_NoRole))),
        PersonOutcome.NoStore => ActingNotice.Problem(Text(nameof(PeopleTexts.Outcome_NoStore))),
        PersonOutcome.IsDisabled => ActingNotice.Problem(Text(nameof(PeopleTexts.Outcome_IsDisabled))),
        PersonOutcome.IsForPractice => ActingNotice.Problem(Text(nameof(PeopleTexts.PracticePassword))),
        PersonOutcome.EmailInUse => ActingNotice.Problem(Text(nameof(PeopleTexts.Outcome_EmailInUse))),
        PersonOutcome.NoSuchPerson => ActingNotice.Problem(Text(nameof(PeopleTexts.Outcome_NoSuchPerson))),
        PersonOutcome.NotAllowed => ActingNotice.NotAllowed,
        _ => throw new UnreachableException(),
    };

    private static string Text(string key) =>
        PeopleTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!;
}
