using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Forms.Drafts;
using MudBlazor;

namespace MotoPortal.Accounts.People;

/// <summary>
/// Shows one person and changes their access. The row is followed live; unsaved ticks are kept, also where another administrator has
/// changed the same meanwhile, which is told.
/// </summary>
public sealed partial class StaffMemberPage
{
    private RolesForm _roles = new();
    private StoreChoice _stores = new();
    private FormDraftPanel? _rolesTyping;
    private FormDraftPanel? _storesTyping;
    private PersonView? _person;
    private OneTimeLink? _link;
    private string? _myId;
    private bool _isRead;

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
        if (!RendererInfo.IsInteractive)
        {
            // Whether there is such a person stands in the status of the response, which only the page drawn ahead can say.
            Show(await Feed.FindAsync(Id, Gone));
        }

        _ = FollowAsync(gone => Feed.WatchAsync(Id, gone), Show);
    }

    private void Show(PersonView? person)
    {
        if (person is not null && (_person is null || !_person.Roles.SequenceEqual(person.Roles)))
        {
            _roles = new RolesForm { Ticked = person.Roles.ToHashSet(StringComparer.Ordinal) };
        }

        if (person is not null && !person.Stores.Equals(_person?.Stores))
        {
            _stores = new StoreChoice();
            _stores.Take(person.Stores);
        }

        (_person, _isRead) = (person, true);
    }

    private string LanguageOf(PersonView person) => person.Language switch
    {
        "en" => "English",
        "fr" => "Français",
        _ => Texts[nameof(PeopleTexts.LanguageOfBrowser)],
    };

    private static string FactorOf(PersonView person) => (person.HasSecondFactor, person.NeedsSecondFactor) switch
    {
        (true, _) => nameof(PeopleTexts.SecondFactor_Set),
        (_, true) => nameof(PeopleTexts.SecondFactor_Missing),
        _ => nameof(PeopleTexts.SecondFactor_None),
    };

    private bool HasOtherRoles(PersonView person) => !_roles.Ticked.SetEquals(person.Roles);

    private Task KeepRolesAsync() => ChangeAsync(() => HandInAsync(
        _rolesTyping, () => Workflow.ChangeRolesAsync(Id, [.. _roles.Ticked], _person!.Roles, CancellationToken.None)));

    private Task KeepStoresAsync() => ChangeAsync(() => HandInAsync(
        _storesTyping, () => Workflow.ChangeStoresAsync(Id, _stores.ToScope(), _person!.Stores, CancellationToken.None)));

    // The draft goes first: as soon as the change is made, the page shows the row anew, and nothing is to be laid over it then.
    private static async Task<PersonOutcome?> HandInAsync(FormDraftPanel? typing, Func<Task<PersonOutcome>> change)
    {
        await (typing?.ForgetAsync() ?? Task.CompletedTask);
        var outcome = await change();
        if (outcome is not PersonOutcome.Changed)
        {
            typing?.Resume();
        }

        return outcome;
    }

    private Task MakeLinkAsync() => ChangeAsync(async () => await Workflow.MakeLinkAsync(Id, CancellationToken.None));

    private Task EnableAsync() => ChangeAsync(async () => await Workflow.EnableAsync(Id, CancellationToken.None));

    private Task DisableAsync() => ChangeAsync(async () =>
        await AsksAsync(nameof(PeopleTexts.DisableTitle), nameof(PeopleTexts.DisableMessage), nameof(PeopleTexts.Disable))
            ? await Workflow.DisableAsync(Id, CancellationToken.None)
            : null);

    private Task EndSessionsAsync() => ChangeAsync(async () =>
        await AsksAsync(nameof(PeopleTexts.EndSessionsTitle), nameof(PeopleTexts.EndSessionsMessage), nameof(PeopleTexts.EndSessions))
            ? await Workflow.EndSessionsAsync(Id, CancellationToken.None)
            : null);

    private Task ResetFactorAsync() => ChangeAsync(async () =>
        await AsksAsync(nameof(PeopleTexts.ResetFactorTitle), nameof(PeopleTexts.ResetFactorMessage), nameof(PeopleTexts.ResetFactor))
            ? await Workflow.ResetSecondFactorAsync(Id, CancellationToken.None)
            : null);

    private async Task<bool> AsksAsync(string title, string message, string yes) =>
        await Dialogs.ShowMessageBoxAsync(
            Texts[title, _person!.Name], Texts[message], yesText: Texts[yes], cancelText: Texts[nameof(PeopleTexts.Cancel)]) is true;

    private Task ChangeAsync(Func<Task<PersonOutcome?>> change) => ActAsync(async () =>
    {
        _link = null;
        var outcome = await change();
        _link = (outcome as PersonOutcome.LinkMade)?.Link;
        return outcome is null or PersonOutcome.LinkMade ? null : PeopleText.Of(outcome);
    });
}
