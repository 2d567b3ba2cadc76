using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MudBlazor;

namespace MotoPortal.Accounts.People;

/// <summary>Shows one person and changes their access. The row is followed live; unsaved ticks are kept.</summary>
public sealed partial class StaffMemberPage
{
    private readonly HashSet<string> _roles = new(StringComparer.Ordinal);
    private PersonView? _person;
    private PersonOutcome? _said;
    private string? _myId;
    private bool _isRead;
    private bool _busy;

    /// <summary>The person's id, from the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private PeopleFeed Feed { get; set; } = default!;

    [Inject]
    private PeopleWorkflow Workflow { get; set; } = default!;

    [Inject]
    private CurrentPerson Me { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PeopleTexts> Texts { get; set; } = default!;

    private bool IsSelf => string.Equals(_myId, Id, StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _myId = (await Me.GetAsync(Gone)).UserId;
        _ = FollowAsync(gone => Feed.WatchAsync(Id, gone), Show);
    }

    private void Show(PersonView? person)
    {
        if (person is not null && (_person is null || !_person.Roles.SequenceEqual(person.Roles)))
        {
            _roles.Clear();
            _roles.UnionWith(person.Roles);
        }

        (_person, _isRead) = (person, true);
    }

    private string LanguageOf(PersonView person) => person.Language switch
    {
        "en" => "English",
        "fr" => "Français",
        _ => Texts[nameof(PeopleTexts.LanguageOfBrowser)],
    };

    private bool HasOtherRoles(PersonView person) => !_roles.SetEquals(person.Roles);

    private Task KeepRolesAsync() => ActAsync(async () => await Workflow.ChangeRolesAsync(Id, [.. _roles], CancellationToken.None));

    private Task MakeLinkAsync() => ActAsync(async () => await Workflow.MakeLinkAsync(Id, CancellationToken.None));

    private Task EnableAsync() => ActAsync(async () => await Workflow.EnableAsync(Id, CancellationToken.None));

    private Task DisableAsync() => ActAsync(async () =>
        await AsksAsync(nameof(PeopleTexts.DisableTitle), nameof(PeopleTexts.DisableMessage), nameof(PeopleTexts.Disable))
            ? await Workflow.DisableAsync(Id, CancellationToken.None)
            : null);

    private Task EndSessionsAsync() => ActAsync(async () =>
        await AsksAsync(nameof(PeopleTexts.EndSessionsTitle), nameof(PeopleTexts.EndSessionsMessage), nameof(PeopleTexts.EndSessions))
            ? await Workflow.EndSessionsAsync(Id, CancellationToken.None)
            : null);

    private async Task<bool> AsksAsync(string title, string message, string yes) =>
        await Dialogs.ShowMessageBoxAsync(
            Texts[title, _person!.Name], Texts[message], yesText: Texts[yes], cancelText: Texts[nameof(PeopleTexts.Cancel)]) is true;

    // Once the button is clicked, the change is made even if the page is closed at the same moment.
    private async Task ActAsync(Func<Task<PersonOutcome?>> act)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _said) = (true, null);
        try
        {
            _said = await act();
        }
        finally
        {
            _busy = false;
        }
    }
}
