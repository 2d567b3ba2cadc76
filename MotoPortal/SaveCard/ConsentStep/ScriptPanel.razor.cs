using Microsoft.AspNetCore.Components;
using MotoPortal.Consents.Agreement;
using MotoPortal.SaveCard.Setups;
using MotoPortal.Terms;
using MudBlazor;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>Reads the terms to a customer on the telephone, part by part, and takes each answer with its time.</summary>
public partial class ScriptPanel
{
    private static readonly string[] ShortcutKeyNames = ["1", "2", "r", "R"];

    private ScriptView? _script;
    private MudButton? _first;
    private bool _takesFocus = true;

    /// <summary>What is agreed; the panel notes the acceptance in it.</summary>
    [Parameter, EditorRequired]
    public required ConsentForm Form { get; set; }

    /// <summary>How far the reading has come, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required ConsentReading Reading { get; set; }

    /// <summary>The day on which it is agreed.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>Whether an answer of the server is awaited.</summary>
    [Parameter, EditorRequired]
    public bool Busy { get; set; }

    /// <summary>Gives the terms in a language, filled with what was agreed.</summary>
    [Parameter, EditorRequired]
    public required Func<string, ConsentScope?, CancellationToken, Task<ScriptView>> ReadScript { get; set; }

    /// <summary>An answer was taken or taken back; it is to be kept.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Every part has its yes; the consent is to be recorded.</summary>
    [Parameter]
    public EventCallback OnRecord { get; set; }

    /// <summary>The customer does not want the card saved.</summary>
    [Parameter]
    public EventCallback OnDecline { get; set; }

    /// <summary>Back to who is on the line.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var script = await ReadScript(Form.Language, Form.ToScope(Today), Gone);
        Reading.Begin(script);
        _script = script;
        NoteAcceptance();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_takesFocus && _first is not null)
        {
            _takesFocus = false;
            await _first.FocusAsync();
        }
    }

    private static string TextOf(ScriptView script, TermsPartKey part) =>
        script.Parts.FirstOrDefault(read => read.Key == part)?.Text ?? script.RedisplayQuestion;

    private string NameOf(TermsPartKey part) =>
        Reading.Readings > 1 ? $"{TermsText.Of(part)} · {Texts[nameof(SaveCardTexts.ReadTimes), Reading.Readings]}" : TermsText.Of(part);

    private Task PressedAsync(string key) => (_script, Busy, key) switch
    {
        (null, _, _) or (_, true, _) => Task.CompletedTask,
        (var script, _, _) when Reading.Next(script) is null => Task.CompletedTask,
        (_, _, "1") => AnswerAsync(true),
        (_, _, "2") => AnswerAsync(false),
        _ => ReadAgainAsync(),
    };

    private Task AnswerAsync(bool yes)
    {
        Reading.Answer(_script!, yes, Clock.GetUtcNow());
        return KeepAsync();
    }

    private Task ReadAgainAsync()
    {
        Reading.ReadAgain();
        return KeepAsync();
    }

    private Task TakeBackAsync()
    {
        Reading.TakeBack();
        return KeepAsync();
    }

    private Task KeepAsync()
    {
        NoteAcceptance();
        _takesFocus = true;
        return OnChanged.InvokeAsync();
    }

    private void NoteAcceptance()
    {
        Form.AcceptsCharges = Reading.IsCompleteFor(_script!);
        Form.AcceptsRedisplay = Reading.Answers.Any(answer => answer is { Part: TermsPartKey.Redisplay, Yes: true });
    }
}
