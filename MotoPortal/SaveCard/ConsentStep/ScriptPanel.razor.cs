using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;
using MudBlazor;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>Leads the clerk through the reading of the terms on the telephone, and takes each answer with its time.</summary>
public partial class ScriptPanel
{
    private static readonly string[] ShortcutKeyNames = ["1", "2", "r", "R"];

    private ScriptView? _script;
    private MudButton? _first;
    private bool _takesFocus = true;

    // How long the current question takes to be spoken, when a yes came sooner.
    private TimeSpan? _tooSoon;

    /// <summary>The scope; the panel sets the acceptance in it.</summary>
    [Parameter, EditorRequired]
    public required ConsentForm Form { get; set; }

    /// <summary>The progress of the reading, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required ConsentReading Reading { get; set; }

    /// <summary>The day of the agreement.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>Whether an answer of the server is awaited.</summary>
    [Parameter, EditorRequired]
    public bool Busy { get; set; }

    /// <summary>Whether the recording of the call is stopped now; the clerk says so with the press that records the consent.</summary>
    [Parameter, EditorRequired]
    public bool StopsRecording { get; set; }

    /// <summary>Returns the terms in a language, filled with the scope.</summary>
    [Parameter, EditorRequired]
    public required Func<string, ConsentScope?, CancellationToken, Task<ScriptView>> ReadScript { get; set; }

    /// <summary>Raised when an answer was given or taken back and has to be stored.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Raised when every part was accepted.</summary>
    [Parameter]
    public EventCallback OnRecord { get; set; }

    /// <summary>Raised when the customer does not want the card saved.</summary>
    [Parameter]
    public EventCallback OnDecline { get; set; }

    /// <summary>Raised to go back to the evidence.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    [Inject]
    private ExemptTexts Exempt { get; set; } = default!;

    [Inject]
    private IOptions<ReadingOptions> Options { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var script = await ReadScript(Form.Language, Form.ToScope(Today, Exempt), Gone);
        Reading.Begin(script, Clock.GetUtcNow());
        _script = script;
        NoteAcceptance();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_takesFocus && !Busy && _first is not null)
        {
            _takesFocus = false;
            await _first.FocusAsync();
        }
    }

    private string NameOf(ImmutableArray<ScriptPartView> parts)
    {
        var names = string.Join(" · ", parts.Select(part => TermsText.Of(part.Key)));
        return Reading.Readings > 1 ? $"{names} · {Texts[nameof(SaveCardTexts.ReadTimes), Reading.Readings]}" : names;
    }

    private static int NumberOf(ScriptView script, ImmutableArray<ScriptPartView> parts) =>
        TermsQuestions.Of(script).TakeWhile(question => question[0].Key != parts[0].Key).Count() + 1;

    private Task PressedAsync(string key) => (_script, Busy, key) switch
    {
        (null, _, _) or (_, true, _) => Task.CompletedTask,
        (var script, _, _) when Reading.Next(script).IsEmpty => Task.CompletedTask,
        (_, _, "1") => AnswerAsync(true),
        (_, _, "2") => AnswerAsync(false),
        _ => ReadAgainAsync(),
    };

    private Task AnswerAsync(bool yes)
    {
        _tooSoon = Reading.Answer(_script!, yes, Clock.GetUtcNow(), Options.Value.FastestWordsPerMinute);
        return _tooSoon is null ? KeepAsync() : Task.CompletedTask;
    }

    private Task ReadAgainAsync()
    {
        Reading.ReadAgain();
        return KeepAsync();
    }

    private Task TakeBackAsync()
    {
        Reading.TakeBack(Clock.GetUtcNow());
        return KeepAsync();
    }

    private Task KeepAsync()
    {
        _tooSoon = null;
        NoteAcceptance();
        _takesFocus = true;
        return OnChanged.InvokeAsync();
    }

    private void NoteAcceptance()
    {
        Form.AcceptsCharges = Reading.IsCompleteFor(_script!, Options.Value.FastestWordsPerMinute);
        Form.AcceptsRedisplay = Reading.Answers.Any(answer => answer is { Part: TermsPartKey.Redisplay, Yes: true });
    }
}
