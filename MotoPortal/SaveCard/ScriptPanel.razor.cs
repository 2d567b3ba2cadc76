using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MotoPortal.Consents;
using MotoPortal.Primitives;
using MotoPortal.Terms;
using MudBlazor;

namespace MotoPortal.SaveCard;

/// <summary>Reads the terms to the customer, or compares them with a letter, and takes the customer's two answers.</summary>
public partial class ScriptPanel
{
    private FormProblems _problems = null!;
    private ScriptView? _script;
    private AnswerCard? _answer;
    private ErrorSummary? _summary;
    private MudButton? _next;
    private bool _entersReading;
    private bool _entersAnswers;

    /// <summary>What is agreed, and the two answers; kept by the page.</summary>
    [Parameter, EditorRequired]
    public required ConsentForm Form { get; set; }

    /// <summary>How far the reading has come, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required ConsentProgress Progress { get; set; }

    /// <summary>How the order came.</summary>
    [Parameter, EditorRequired]
    public OrderChannel Channel { get; set; }

    /// <summary>The day on which it is agreed.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>Whether an answer is awaited.</summary>
    [Parameter, EditorRequired]
    public bool Busy { get; set; }

    /// <summary>Gives the terms in a language, filled with what was agreed.</summary>
    [Parameter, EditorRequired]
    public required Func<string, ConsentScope?, CancellationToken, Task<ScriptView>> ReadScript { get; set; }

    /// <summary>What the server found wrong; null for nothing.</summary>
    [Parameter]
    public ImmutableDictionary<string, FieldProblem>? Problems { get; set; }

    /// <summary>The customer has answered.</summary>
    [Parameter]
    public EventCallback OnRecord { get; set; }

    /// <summary>Back to what is agreed.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    private bool IsReadAloud => Channel is OrderChannel.Telephone;

    private bool AllRead => _script is not null && (!IsReadAloud || Progress.PartsRead >= _script.Parts.Length);

    private string Title => IsReadAloud
        ? AllRead ? Texts[nameof(SaveCardTexts.AnswersTitle)] : Texts[nameof(SaveCardTexts.ScriptTitle)]
        : Texts[nameof(SaveCardTexts.LetterTitle)];

    private string? Lead => !IsReadAloud ? Texts[nameof(SaveCardTexts.LetterLead)].Value
        : _script is null ? null
        : AllRead ? Texts[nameof(SaveCardTexts.AnswersLead)].Value
        : Texts[nameof(SaveCardTexts.ScriptLead), Progress.PartsRead + 1, _script.Parts.Length].Value;

    // What is said on the telephone is said in the customer's language, as the terms are.
    private string AcceptQuestion => IsReadAloud && _script is not null
        ? SaveCardTexts.ResourceManager.GetString(nameof(SaveCardTexts.AcceptQuestion), CultureInfo.GetCultureInfo(_script.Language))!
        : Texts[nameof(SaveCardTexts.AcceptQuestionPost)];

    private string AcceptAnswer => Texts[IsReadAloud ? nameof(SaveCardTexts.AcceptAnswer) : nameof(SaveCardTexts.AcceptAnswerPost)];

    private string RedisplayAnswer => Texts[IsReadAloud ? nameof(SaveCardTexts.RedisplayAnswer) : nameof(SaveCardTexts.RedisplayAnswerPost)];

    private List<SummaryLine> Lines =>
        [.. _problems.All.Select(problem => new SummaryLine("consent-charges", AcceptAnswer, problem.Value))];

    /// <inheritdoc/>
    protected override void OnInitialized() =>
        _problems = new FormProblems(() => Form.AcceptsCharges
            ? ImmutableDictionary<string, FieldProblem>.Empty
            : ImmutableDictionary<string, FieldProblem>.Empty.Add(nameof(ConsentForm.AcceptsCharges), FieldProblem.NotAccepted));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var scope = Form.ToScope(Today);
        _script = await ReadScript(Form.Language, scope, Gone);

        _entersReading = IsReadAloud;

        // What was answered counts for the words that were read, and for no others.
        var readFor = $"{_script.Language} {_script.Version} {scope}";
        if (!string.Equals(Progress.ReadFor, readFor, StringComparison.Ordinal))
        {
            (Progress.ReadFor, Progress.PartsRead) = (readFor, 0);
            (Form.AcceptsCharges, Form.AcceptsRedisplay) = (false, false);
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Problems?.ContainsKey(nameof(ConsentForm.AcceptsCharges)) is true)
        {
            _problems.Tell(Problems);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_entersReading && _next is not null)
        {
            _entersReading = false;
            await _next.FocusAsync();
        }

        if (_entersAnswers && _answer is not null)
        {
            _entersAnswers = false;
            await _answer.FocusAsync();
        }
    }

    private bool IsNow(int place) => IsReadAloud && place == Progress.PartsRead;

    private void Accept(bool yes)
    {
        Form.AcceptsCharges = yes;
        _problems.Leave(nameof(ConsentForm.AcceptsCharges));
    }

    private void ReadAgain() => (Progress.PartsRead, _entersReading) = (0, true);

    private async Task GoOnAsync()
    {
        if (_script is null || Busy)
        {
            return;
        }

        if (!AllRead)
        {
            Progress.PartsRead++;
            _entersAnswers = AllRead;
        }
        else if (_problems.HandIn())
        {
            await OnRecord.InvokeAsync();
        }
        else if (_summary is not null)
        {
            await _summary.FocusAsync();
        }
    }
}
