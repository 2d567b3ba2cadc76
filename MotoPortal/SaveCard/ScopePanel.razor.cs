using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MotoPortal.Consents;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard;

/// <summary>Writes down what the customer agrees to.</summary>
public partial class ScopePanel
{
    private static readonly string[] Currencies = ["eur", "gbp", "usd", "chf", "cad", "dkk", "nok", "sek", "pln", "jpy"];
    private static readonly int[] Presets = [3, 6, 12, 24];

    private FormProblems _problems = null!;
    private ChoiceCards<string>? _first;
    private ErrorSummary? _summary;
    private string _count = "";

    /// <summary>What was filled in, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required ConsentForm Form { get; set; }

    /// <summary>The day on which it is agreed.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>What the server found wrong; null for nothing.</summary>
    [Parameter]
    public ImmutableDictionary<string, FieldProblem>? Problems { get; set; }

    /// <summary>Something changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>All that is agreed is known; the terms can be read.</summary>
    [Parameter]
    public EventCallback OnGoOn { get; set; }

    private bool AsksInterval => Form.Kind is { } kind && ConsentForm.IntervalFixedBy(kind) is null;

    private string AmountLabel => Form.AmountRule is AmountRule.UpTo ? Texts[nameof(SaveCardTexts.ScopeCap)] : Texts[nameof(SaveCardTexts.ScopeAmount)];

    // The names of languages stand in those languages: whoever chooses one can read it.
    private static ChoiceOption<string>[] Languages => [new("en", "English"), new("fr", "Français")];

    private ChoiceOption<ConsentKind?>[] Kinds =>
        [.. Enum.GetValues<ConsentKind>().Select(kind => new ChoiceOption<ConsentKind?>(kind, ConsentWords.Of(kind), Texts[$"KindDetail{kind}"]))];

    private static ChoiceOption<AmountRule?>[] Rules =>
        [.. Enum.GetValues<AmountRule>().Select(rule => new ChoiceOption<AmountRule?>(rule, ConsentWords.Of(rule)))];

    private static ChoiceOption<ChargeInterval?>[] Intervals =>
    [
        .. new[] { ChargeInterval.Weekly, ChargeInterval.Monthly, ChargeInterval.Quarterly, ChargeInterval.Yearly }
            .Select(interval => new ChoiceOption<ChargeInterval?>(interval, ConsentWords.Of(interval))),
    ];

    private IReadOnlyList<SummaryLine> Lines => SummaryLine.Of(
        _problems.All,
        (nameof(ConsentForm.Kind), "consent-kind", Texts[nameof(SaveCardTexts.ScopeKind)]),
        (nameof(ConsentForm.Purpose), "consent-purpose", Texts[nameof(SaveCardTexts.ScopePurpose)]),
        (nameof(ConsentForm.AmountRule), "consent-rule", Texts[nameof(SaveCardTexts.ScopeRule)]),
        (nameof(ConsentForm.Amount), "consent-amount", AmountLabel),
        (nameof(ConsentForm.Interval), "consent-interval", Texts[nameof(SaveCardTexts.ScopeInterval)]),
        (nameof(ConsentForm.Count), "consent-count", Texts[nameof(SaveCardTexts.ScopeCount)]),
        (nameof(ConsentForm.ValidUntil), "consent-until", Texts[nameof(SaveCardTexts.ScopeUntil)]));

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        // The acceptance is asked for after the reading, so here it cannot be missing yet.
        _problems = new FormProblems(() => Form.Check(Today).Remove(nameof(ConsentForm.AcceptsCharges)));
        _count = Form.Count?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _problems.Tell(Problems?.Remove(nameof(ConsentForm.AcceptsCharges)) is { IsEmpty: false } ? Problems : null);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && _first is not null)
        {
            await _first.FocusAsync();
        }
    }

    private static string? Day(DateTime? day) => day is { } some ? Day(DateOnly.FromDateTime(some)) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private bool IsPreset(int months) => Form.ValidUntil is { } day && DateOnly.FromDateTime(day) == Today.AddMonths(months);

    private Task ChooseLanguageAsync(string language) => ChangeAsync(() => Form.Language = language);

    private Task ChooseKindAsync(ConsentKind? kind) => ChangeAsync(() => Form.Kind = kind, nameof(ConsentForm.Kind));

    private Task ChooseRuleAsync(AmountRule? rule) => ChangeAsync(() => Form.AmountRule = rule, nameof(ConsentForm.AmountRule));

    private Task ChooseIntervalAsync(ChargeInterval? interval) => ChangeAsync(() => Form.Interval = interval, nameof(ConsentForm.Interval));

    private Task ChooseCurrencyAsync(ChangeEventArgs chosen) => ChangeAsync(() => Form.Currency = chosen.Value as string ?? Form.Currency);

    private Task ChooseMonthsAsync(int months) =>
        ChangeAsync(() => Form.ValidUntil = Today.AddMonths(months).ToDateTime(TimeOnly.MinValue), nameof(ConsentForm.ValidUntil));

    private Task ChooseDayAsync(ChangeEventArgs typed) =>
        ChangeAsync(() => Form.ValidUntil = DateTime.TryParseExact(typed.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    // A number that is none is no answer; a number out of range is told as such by the form.
    private Task CountAsync(string typed) => ChangeAsync(() =>
    {
        _count = typed;
        Form.Count = int.TryParse(typed, NumberStyles.Integer, CultureInfo.CurrentCulture, out var count) ? count : null;
    });

    private async Task ChangeAsync(Action change, string? chosen = null)
    {
        change();
        if (chosen is not null)
        {
            _problems.Leave(chosen);
        }

        await OnChanged.InvokeAsync();
    }

    private async Task HandInAsync()
    {
        if (_problems.HandIn())
        {
            await OnGoOn.InvokeAsync();
        }
        else if (_summary is not null)
        {
            await _summary.FocusAsync();
        }
    }
}
