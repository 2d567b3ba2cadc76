using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Forms;
using MotoPortal.Forms.Questions;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Reads;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>Notes the scope of the consent.</summary>
public partial class ScopePanel
{
    private static readonly int[] Presets = [3, 6, 12, 24];

    private string _count = "";

    /// <summary>The form, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required ConsentForm Form { get; set; }

    /// <summary>The customer; null offers no earlier agreement.</summary>
    [Parameter]
    public PortalCustomerId? CustomerId { get; set; }

    /// <summary>The day of the agreement.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>The languages of the terms, as two-letter codes.</summary>
    [Parameter]
    public IReadOnlyList<string> Languages { get; set; } = ["en", "fr"];

    /// <summary>Raised when the scope is complete.</summary>
    [Parameter]
    public EventCallback OnGoOn { get; set; }

    private string AmountLabel => Texts[Form switch
    {
        { Kind: ConsentKind.Instalments } => nameof(SaveCardTexts.ScopeTotal),
        { Kind: ConsentKind.SingleCharge, AmountRule: not AmountRule.UpTo } => nameof(SaveCardTexts.ScopeSingleAmount),
        { Kind: ConsentKind.SingleCharge } => nameof(SaveCardTexts.ScopeSingleCap),
        { Kind: ConsentKind.Recurring, AmountRule: not AmountRule.UpTo } => nameof(SaveCardTexts.ScopeAmount),
        _ => nameof(SaveCardTexts.ScopeCap),
    }];

    private string FirstDayLabel => Texts[Form.Kind switch
    {
        ConsentKind.SingleCharge => nameof(SaveCardTexts.ScopeNotBefore),
        ConsentKind.Instalments => nameof(SaveCardTexts.ScopeFirstInstalment),
        _ => nameof(SaveCardTexts.ScopeFirstCharge),
    }];

    // The name of a language is written in that language, for readers who know no other.
    private ChoiceOption<string>[] LanguageOptions =>
        [.. Languages.Select(code => CultureInfo.GetCultureInfo(code))
            .Select(culture => new ChoiceOption<string>(culture.Name, culture.TextInfo.ToTitleCase(culture.NativeName)))];

    // The clerk reads the sentence in the page's language, and sees below it the one that the customer will hear.
    private IEnumerable<(string Language, string Sentence)> Sentences
    {
        get
        {
            var said = ScopeParts.Of(Form, Today, Exempt) is { } parts
                ? new[] { CultureInfo.CurrentUICulture, CultureInfo.GetCultureInfo(Form.Language) }
                    .DistinctBy(culture => culture.TwoLetterISOLanguageName, StringComparer.Ordinal)
                    .Select(culture => (culture.TwoLetterISOLanguageName, Sentence: ConsentWording.Sentence(parts, culture)))
                    .Where(said => said.Sentence.Length > 0)
                    .ToArray()
                : [];
            return said is []
                ? [(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Texts[nameof(SaveCardTexts.ScopeAgreedNothing)])]
                : said;
        }
    }

    private ChoiceOption<ConsentKind?>[] Kinds =>
        [.. Enum.GetValues<ConsentKind>()
            .Select(kind => new ChoiceOption<ConsentKind?>(kind, ConsentText.Of(kind), Texts[$"KindDetail{kind}"]))];

    private static ChoiceOption<AmountRule?>[] Rules =>
        [.. Enum.GetValues<AmountRule>().Select(rule => new ChoiceOption<AmountRule?>(rule, ConsentText.Of(rule)))];

    private static ChoiceOption<AmountSource?>[] Sources =>
        [.. Enum.GetValues<AmountSource>().Where(source => source is not AmountSource.Told)
            .Select(source => new ChoiceOption<AmountSource?>(source, ConsentText.Of(source)))];

    private static ChoiceOption<ChargePeriod?>[] Intervals =>
        [.. Enum.GetValues<ChargePeriod>().Select(period => new ChoiceOption<ChargePeriod?>(period, ConsentText.Of(period)))];

    private IReadOnlyList<SummaryLine> Lines => SummaryLine.Of(Mistakes.All,
    [
        (nameof(ConsentForm.Kind), "consent-kind", Texts[nameof(SaveCardTexts.ScopeKind)]),
        (nameof(ConsentForm.Purpose), "consent-purpose", Texts[nameof(SaveCardTexts.ScopePurpose)]),
        (nameof(ConsentForm.AmountRule), "consent-rule", Texts[nameof(SaveCardTexts.ScopeRule)]),
        (nameof(ConsentForm.Amount), "consent-amount", AmountLabel),
        (nameof(ConsentForm.DeterminedBy), "consent-source", Texts[nameof(SaveCardTexts.ScopeSource)]),
        (nameof(ConsentForm.Determination), "consent-determination", Texts[nameof(SaveCardTexts.ScopeDetermination)]),
        (nameof(ConsentForm.CapPerPeriod), "consent-cap", Texts[nameof(SaveCardTexts.ScopePeriodCap)]),
        (nameof(ConsentForm.CapPeriod), "consent-cap-period", Texts[nameof(SaveCardTexts.ScopePeriod)]),
        (nameof(ConsentForm.Trigger), "consent-trigger", Texts[nameof(SaveCardTexts.ScopeTrigger)]),
        (nameof(ConsentForm.Count), "consent-count", Texts[nameof(SaveCardTexts.ScopeCount)]),
        (nameof(ConsentForm.Interval), "consent-interval", Texts[nameof(SaveCardTexts.ScopeInterval)]),
        (nameof(ConsentForm.FirstDay), "consent-from", FirstDayLabel),
        (nameof(ConsentForm.ValidUntil), "consent-until", Texts[nameof(SaveCardTexts.ScopeUntil)]),
        .. Form.Instalments.SelectMany<InstalmentRow, (string, string, string)>((_, place) =>
        [
            (InstalmentRow.DayField(place), InstalmentsPanel.DayId(place), Texts[nameof(SaveCardTexts.InstalmentDay), place + 1]),
            (InstalmentRow.AmountField(place), InstalmentsPanel.AmountId(place), Texts[nameof(SaveCardTexts.InstalmentAmount), place + 1]),
        ]),
    ]);

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem>? Told =>
        Problems?.Remove(nameof(ConsentForm.AcceptsCharges)) is { IsEmpty: false } ? Problems : null;

    // The customer's acceptance is asked for after the reading, so it is not required here.
    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() =>
        Form.Check(Today, Exempt).Remove(nameof(ConsentForm.AcceptsCharges));

    /// <inheritdoc/>
    protected override Task GoOnAsync() => OnGoOn.InvokeAsync();

    /// <inheritdoc/>
    protected override void OnInitialized() => _count = Form.Count?.ToString(CultureInfo.InvariantCulture) ?? "";

    // The choice says what is agreed, so it goes on at once; what does not fit today's form is shown as on any other.
    private async Task RepeatAsync(EarlierScope earlier)
    {
        var language = Languages.Contains(earlier.Language, StringComparer.Ordinal) ? earlier.Language : Form.Language;
        await ChangeAsync(() => Form.Repeat(earlier.Scope, language, earlier.AgreedOn, Today));
        await HandInAsync();
    }

    private Task ChooseLanguageAsync(string language) => ChangeAsync(() => Form.Language = language);

    private Task ChooseKindAsync(ConsentKind? kind) => ChangeAsync(() => Form.Kind = kind, nameof(ConsentForm.Kind));

    private Task ChooseRuleAsync(AmountRule? rule) => ChangeAsync(() => Form.AmountRule = rule, nameof(ConsentForm.AmountRule));

    private Task ChooseSourceAsync(AmountSource? source) =>
        ChangeAsync(() => Form.DeterminedBy = source, nameof(ConsentForm.DeterminedBy));

    private Task ChooseIntervalAsync(ChargePeriod? interval) =>
        ProposeAfterAsync(() => Form.Interval = interval, nameof(ConsentForm.Interval));

    private Task ChooseFirstDayAsync(DateOnly? day) => ProposeAfterAsync(() => Form.FirstDay = day);

    private Task ChooseCurrencyAsync(ChangeEventArgs chosen) =>
        ProposeUnlessCorrectedAsync(() => Form.Currency = chosen.Value as string ?? Form.Currency);

    private Task ChoosePeriodAsync(ChangeEventArgs chosen) =>
        ChangeAsync(
            () => Form.CapPeriod = Enum.TryParse<ChargePeriod>(chosen.Value as string, out var period) ? period : null,
            nameof(ConsentForm.CapPeriod));

    private Task ChooseMonthsAsync(int months) =>
        ChangeAsync(() => Form.ValidUntil = Today.AddMonths(months), nameof(ConsentForm.ValidUntil));

    private Task TypeAmountAsync(string typed) => ProposeUnlessCorrectedAsync(() => Form.Amount = typed);

    // Text that is not a number is ignored; the form reports a number out of range.
    private Task CountAsync(string typed) => ProposeAfterAsync(() =>
    {
        _count = typed;
        Form.Count = int.TryParse(typed, NumberStyles.Integer, CultureInfo.CurrentCulture, out var count) ? count
            : typed is { Length: > 9 } && typed.All(char.IsAsciiDigit) ? int.MaxValue
            : null;
    });

    // Once the clerk has corrected the instalments, a new total does not replace them.
    private Task ProposeUnlessCorrectedAsync(Action change) => Form.InstalmentsCorrected ? ChangeAsync(change) : ProposeAfterAsync(change);

    private Task ProposeAfterAsync(Action change, string? chosen = null) => ChangeAsync(
        () =>
        {
            change();
            Form.ProposeInstalments();
        },
        chosen);
}
