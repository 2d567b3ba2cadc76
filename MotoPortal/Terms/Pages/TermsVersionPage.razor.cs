using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Forms.Acting;
using MotoPortal.Terms.Drafts;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;
using MudBlazor;

namespace MotoPortal.Terms.Pages;

/// <summary>The page of one version. The language and the version to compare with are in the address.</summary>
public sealed partial class TermsVersionPage
{
    private IReadOnlyList<TermsVersionView> _versions = [];
    private TermsVersionView? _version;
    private NewestTermsView? _newest;
    private bool _isRead;

    [Parameter]
    public int Number { get; set; }

    /// <summary>The language to show; the person's own when it is absent.</summary>
    [SupplyParameterFromQuery(Name = "language")]
    public string? Language { get; set; }

    /// <summary>The number of the version to compare with; null for none.</summary>
    [SupplyParameterFromQuery(Name = "with")]
    public int? With { get; set; }

    [Inject]
    private TermsReads Reads { get; set; } = default!;

    [Inject]
    private TermsWorkflow Workflow { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TermsTexts> Texts { get; set; } = default!;

    private TermsLanguageView? Words =>
        _version?.Languages.FirstOrDefault(words => string.Equals(words.Language, Language, StringComparison.Ordinal))
        ?? _version?.Languages.FirstOrDefault(
            words => string.Equals(words.Language, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, StringComparison.Ordinal))
        ?? _version?.Languages[0];

    private TermsState State => TermsText.StateOf(_version!, _newest!);

    private List<TermsVersionView> Others => [.. _versions.Where(version => version.Number != Number)];

    private TermsVersionView? Other => Others.Find(version => version.Number == With);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_version?.Number == Number)
        {
            return;
        }

        Notice = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _newest = await Reads.NewestAsync(Gone);
        _versions = await Reads.ListAsync(Gone);
        _version = _versions.FirstOrDefault(version => version.Number == Number);
        _isRead = true;
    }

    private string AddressOf(string language, int? with) =>
        with is null
            ? $"/terms/{Number}?language={language}"
            : string.Create(CultureInfo.InvariantCulture, $"/terms/{Number}?language={language}&with={with}");

    private void Compare(ChangeEventArgs chosen) =>
        Navigation.NavigateTo(
            AddressOf(Words!.Language, int.TryParse(chosen.Value as string, CultureInfo.InvariantCulture, out var with) ? with : null));

    private Task RetireAsync() => ActAsync(async () =>
    {
        var sure = await Dialogs.ShowMessageBoxAsync(
            Texts[nameof(TermsTexts.RetireTitle), Number],
            Texts[State is TermsState.InUse ? nameof(TermsTexts.RetireMessageInUse) : nameof(TermsTexts.RetireMessage)],
            yesText: Texts[nameof(TermsTexts.RetireYes)],
            cancelText: Texts[nameof(TermsTexts.RetireNo)]);
        if (sure is not true)
        {
            return null;
        }

        var outcome = await Workflow.RetireAsync(Number, Gone);
        await ReadAsync();
        return outcome switch
        {
            RetireOutcome.NotAllowed => ActingNotice.NotAllowed,
            RetireOutcome.LastInUse => ActingNotice.Careful(Texts[$"RetireOutcome_{outcome}", Number]),
            _ => ActingNotice.Fact(Texts[$"RetireOutcome_{outcome}", Number]),
        };
    });
}
