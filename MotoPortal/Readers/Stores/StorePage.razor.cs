using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using MotoPortal.Accounts.Stores;
using MotoPortal.Forms.Acting;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Readers.Inspections;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Readers.Stores;

/// <summary>Changes what differs in one store. The form keeps what was typed while it has problems.</summary>
public sealed partial class StorePage
{
    private StoreForm _form = new();
    private StoreDifferences _seen = StoreDifferences.None;
    private JsonObject _opened = [];
    private FormDraftPanel? _typing;
    private bool _isOutdated;
    private string? _name;
    private bool _isRead;

    /// <summary>The store's id, from the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private (string Field, string Id, string Label)[] Fields =>
    [
        (nameof(StoreForm.TimeZone), "store-zone", Texts[nameof(ReadersTexts.StoreZone)]),
        (nameof(StoreForm.Language), "store-language", Texts[nameof(ReadersTexts.StoreLanguage)]),
        (nameof(StoreForm.Currency), "store-currency", Texts[nameof(ReadersTexts.StoreCurrency)]),
        (nameof(StoreForm.LimitPerCharge), "store-per-charge", Texts[nameof(ReadersTexts.StorePerCharge)]),
        (nameof(StoreForm.LimitPerDay), "store-per-day", Texts[nameof(ReadersTexts.StorePerDay)]),
    ];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (LocationId.TryFrom(Id) is { } store && await Stores.FindAsync(store, Gone) is var (name, differs))
        {
            _name = name;
            Open(differs);
        }

        _isRead = true;
    }

    // What another tab or person has written into the fields that were changed here.
    private List<(string Label, string Now)> Clashes =>
    [
        .. Fields.Where(asked => _typing is { } typing && typing.Clashes.Contains(asked.Field, StringComparer.Ordinal))
            .Select(asked => (asked.Label, $"{_opened[asked.Field]}")),
    ];

    private void Open(StoreDifferences differs)
    {
        (_form, _seen) = (StoreForm.Of(differs), differs);
        _opened = FormFields.Write(_form);
        StartOver();
    }

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() => _form.Check();

    /// <inheritdoc/>
    protected override Task GoOnAsync() => ActAsync(async () =>
    {
        _isOutdated = false;
        switch (await Workflow.ChangeAsync(LocationId.From(Id), _form, _seen, CancellationToken.None))
        {
            case StoreOutcome.Changed:
                await (_typing?.ForgetAsync() ?? Task.CompletedTask);
                Open(_form.ToDifferences());
                return new ActingNotice(Tone.Good, Texts[nameof(ReadersTexts.StoreChanged)]);
            case StoreOutcome.ChangedMeanwhile { Now: var now }:
                // The fields that were changed here are filled with that again; the others show what stands there now.
                await (_typing?.KeptAsync() ?? Task.CompletedTask);
                Open(now);
                _isOutdated = true;
                return null;
            case StoreOutcome.Unchanged:
                await (_typing?.ForgetAsync() ?? Task.CompletedTask);
                Open(_form.ToDifferences());
                _typing?.Resume();
                return ActingNotice.Fact(Texts[nameof(ReadersTexts.StoreUnchanged)]);
            case StoreOutcome.Invalid invalid:
                Mistakes.Tell(invalid.Problems);
                await (Summary?.FocusAsync() ?? Task.CompletedTask);
                return null;
            case StoreOutcome.NotFound:
                return ActingNotice.Problem(Texts[nameof(ReadersTexts.NoSuchStore)]);
            case StoreOutcome.NotAllowed:
                return ActingNotice.NotAllowed;
            default:
                throw new UnreachableException();
        }
    });

    private Task GiveUpAsync() => RunAsync(async () =>
    {
        await (_typing?.ForgetAsync() ?? Task.CompletedTask);
        Navigation.NavigateTo("/readers");
    });

    // IANA names; the few that the system has under another kind of name are left out.
    private static IEnumerable<string> Zones() =>
        TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id).Order(StringComparer.Ordinal);
}
