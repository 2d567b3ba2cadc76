using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Forms.Drafts;

/// <summary>
/// Keeps what a person types into one form, from the first key until it is handed in: the fields that differ from how the form was opened,
/// and the texts of fields that were not left yet. What another tab has kept meanwhile is not overwritten before the person chooses.
/// </summary>
public sealed partial class FormDraftPanel
{
    private const string FieldsName = "fields";
    private const string BeforeName = "before";
    private const string UnfinishedName = "unfinished";

    // A page that is loaded again reads what the page before it is still writing.
    private static readonly ConcurrentDictionary<DraftedForm, Task> Writing = new();
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(5);

    private readonly SortedDictionary<string, string> _unfinished = new(StringComparer.Ordinal);
    private JsonObject _opened = [];
    private JsonObject? _wanted;
    private string _kept = "";
    private int? _version;
    private Task _keeping = Task.CompletedTask;
    private FormDraftOutcome.ChangedElsewhere? _elsewhere;
    private bool _isRead;
    private bool _hasDrawn;
    private bool _isRestored;
    private bool _isHandedIn;
    private bool _leftOutCardNumber;
    private int _drawn;

    /// <summary>Names the form, such as <c>refund</c>.</summary>
    [Parameter, EditorRequired]
    public required string Form { get; set; }

    /// <summary>The id of what the form is about.</summary>
    [Parameter, EditorRequired]
    public required string Subject { get; set; }

    /// <summary>
    /// The form's model; what stands in it at first is how the form was opened. Null when only unfinished texts are kept.
    /// </summary>
    [Parameter]
    public object? Values { get; set; }

    /// <summary>The customer whom it is about; null when there is none yet.</summary>
    [Parameter]
    public PortalCustomerId? Customer { get; set; }

    /// <summary>Raised when the model was filled with what had been typed.</summary>
    [Parameter]
    public EventCallback Restored { get; set; }

    /// <summary>Raised once the fields stand on the page, with what had been typed; a dialog focuses its first field then.</summary>
    [Parameter]
    public EventCallback Drawn { get; set; }

    /// <summary>The fields and buttons.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <summary>
    /// The fields that the person has changed, and that another person has changed otherwise since; what was typed here stands in the form.
    /// </summary>
    internal IReadOnlyList<string> Clashes { get; private set; } = [];

    /// <summary>Waits until everything that was typed is stored.</summary>
    public Task KeptAsync() => _keeping;

    private DraftedForm Key => new(Form, Subject);

    /// <summary>Deletes the draft, because the form is handed in; nothing is kept until <see cref="Resume"/>.</summary>
    public Task ForgetAsync()
    {
        (_isHandedIn, _isRestored, _leftOutCardNumber, _elsewhere) = (true, false, false, null);
        _unfinished.Clear();
        _wanted = null;
        return KeepWantedAsync();
    }

    /// <summary>Keeps again what is typed, because the form was not accepted.</summary>
    public void Resume()
    {
        _isHandedIn = false;
        Keep();
    }

    /// <summary>Takes the text of a field that is being typed.</summary>
    /// <param name="field">The id of the input.</param>
    /// <param name="text">Its text; null when the field was left, so that the model has it.</param>
    internal void Type(string field, string? text)
    {
        if (text is null || UnfinishedText.MayBecomeCardNumber(text))
        {
            _unfinished.Remove(field);
        }
        else
        {
            _unfinished[field] = text;
        }

        Keep();
    }

    /// <summary>The unfinished text of a field as it was kept; null for none. The field hands it on as if it had been left.</summary>
    internal string? TakeUnfinished(string field) => _unfinished.Remove(field, out var text) ? text : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        _opened = WriteValues();
        if (Writing.TryGetValue(Key, out var writing))
        {
            await Task.WhenAny(writing, Task.Delay(LongestWrite, Time, Gone));
        }

        if (await Drafts.FindAsync(Key, Gone) is FormDraftOutcome.Found { Draft: { } draft })
        {
            await FillAsync(draft);
            _isRestored = true;
        }

        _isRead = true;
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => Keep();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isRead && !_hasDrawn)
        {
            _hasDrawn = true;
            await Drawn.InvokeAsync();
        }
    }

    private JsonObject WriteValues() => Values is { } values ? FormFields.Write(values) : [];

    private async Task FillAsync(KeptForm draft)
    {
        (_version, _kept) = (draft.Version, draft.Json);
        _unfinished.Clear();
        if (JsonNode.Parse(draft.Json) is JsonObject typed)
        {
            if (Values is { } values && typed[FieldsName] is JsonObject fields)
            {
                Clashes = [.. FormFields.Clashes(fields, typed[BeforeName] as JsonObject ?? [], _opened)];

                // What does not fit is of an older form; the rest is what was typed.
                _ = FormFields.Fill(values, fields);
            }

            foreach (var (field, text) in typed[UnfinishedName] as JsonObject ?? [])
            {
                if (text?.GetValueKind() is JsonValueKind.String)
                {
                    _unfinished[field] = text.GetValue<string>();
                }
            }
        }

        await Restored.InvokeAsync();
    }

    /// <summary>Stores what differs by now from how the form was opened.</summary>
    internal void Keep()
    {
        if (!_isRead || _isHandedIn || _elsewhere is not null)
        {
            return;
        }

        var fields = FormFields.Changed(_opened, WriteValues());
        _wanted = fields.Count == 0 && _unfinished.Count == 0
            ? null
            : new JsonObject
            {
                [FieldsName] = fields,
                [BeforeName] = FormFields.Of(fields, _opened),
                [UnfinishedName] = new JsonObject(_unfinished.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value))),
            };
        if (_keeping.IsCompleted && IsUnkept)
        {
            _ = RunAsync(KeepWantedAsync);
        }
    }

    private bool IsUnkept => !string.Equals(_wanted?.ToJsonString() ?? "", _kept, StringComparison.Ordinal);

    private async Task KeepWantedAsync()
    {
        // A write that failed was told, and the next one does not fail for it.
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        var key = Key;
        var mine = KeepOneByOneAsync();
        _keeping = Writing[key] = mine;
        try
        {
            await mine;
        }
        finally
        {
            Writing.TryRemove(KeyValuePair.Create(key, mine));
        }
    }

    // One at a time, the newest last. It goes on when the page is left, so that the last key counts.
    private async Task KeepOneByOneAsync()
    {
        while (_elsewhere is null && IsUnkept)
        {
            var json = _wanted?.ToJsonString() ?? "";
            switch (await Drafts.KeepAsync(Key, Customer, _wanted?.DeepClone().AsObject(), _version, CancellationToken.None))
            {
                case FormDraftOutcome.Kept kept:
                    (_version, _kept) = (kept.Version, json);
                    Show(_elsewhere, kept.LeftOutCardNumber);
                    break;
                case FormDraftOutcome.ChangedElsewhere elsewhere when _isHandedIn:
                    // What another tab keeps of a form that is handed in here is deleted with it.
                    (_version, _kept) = (elsewhere.Now?.Version, elsewhere.Now?.Json ?? "");
                    break;
                case FormDraftOutcome.ChangedElsewhere elsewhere:
                    Show(elsewhere, leftOutCardNumber: false);
                    return;
                default:
                    _kept = json;
                    break;
            }
        }
    }

    private void Show(FormDraftOutcome.ChangedElsewhere? elsewhere, bool leftOutCardNumber)
    {
        if (elsewhere != _elsewhere || leftOutCardNumber != _leftOutCardNumber)
        {
            (_elsewhere, _leftOutCardNumber) = (elsewhere, leftOutCardNumber);
            StateHasChanged();
        }
    }

    private async Task TakeAsync(KeptForm other)
    {
        Reset();
        await FillAsync(other);
        _isRestored = true;
    }

    private void KeepMine(KeptForm? other)
    {
        (_elsewhere, _version, _kept) = (null, other?.Version, other?.Json ?? "");
        Keep();
    }

    private async Task DiscardAsync()
    {
        Reset();
        await Restored.InvokeAsync();
        Keep();
    }

    private void Reset()
    {
        (_elsewhere, _isRestored, Clashes) = (null, false, []);
        _unfinished.Clear();
        _drawn++;
        if (Values is { } values)
        {
            _ = FormFields.Fill(values, _opened.DeepClone().AsObject());
        }
    }
}
