using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Roles;
using MotoPortal.Forms.Acting;
using MotoPortal.Forms.Drafts;
using MotoPortal.Terms.Checks;
using MotoPortal.Terms.Drafts;
using MotoPortal.Terms.Versions;
using MudBlazor;

namespace MotoPortal.Terms.Pages;

/// <summary>
/// Edits the draft. Input is stored after a moment and when the field loses focus; the row is followed, so two people at the same time see
/// each other's parts. In the same part the second one is told, and chooses.
/// </summary>
public sealed partial class TermsDraftPage
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private readonly UnsavedTerms _typing = new();
    private readonly RefusedTerms _refused = new();
    private readonly SemaphoreSlim _keeping = new(1, 1);
    private CancellationTokenSource? _soon;
    private FormDraftPanel? _kept;
    private TermsDraftView? _draft;
    private ImmutableArray<TermsProblem> _problems = [];
    private bool _isRead;

    // The field to which a link in the list of problems leads, until it has the focus.
    private (string Language, TermsPartKey Key)? _goesTo;

    /// <summary>The edited language; the person's own when it is absent.</summary>
    [SupplyParameterFromQuery(Name = "language")]
    public string? Language { get; set; }

    [Inject]
    private ILogger<TermsDraftPage> Log { get; set; } = default!;

    [Inject]
    private TermsFeed Feed { get; set; } = default!;

    [Inject]
    private TermsWorkflow Workflow { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TermsTexts> Texts { get; set; } = default!;

    private ImmutableArray<string> Codes => [.. _draft!.Languages.Select(words => words.Language)];

    private string Chosen =>
        new[] { Language, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName }.FirstOrDefault(
            language => language is not null && Codes.Contains(language, StringComparer.Ordinal))
        ?? Codes[0];

    private ImmutableArray<TermsPartView> Parts =>
        [.. Enum.GetValues<TermsPartKey>().Select(key => new TermsPartView(key, TextOf(Chosen, key), IsTogether(key)))];

    /// <inheritdoc/>
    protected override void OnInitialized() => _ = FollowAsync(Feed.WatchDraftAsync, Show);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // The person may leave before the pause is over; their input is stored nevertheless.
            _ = KeepOnLeavingAsync();
            _soon?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Show(TermsDraftView? draft)
    {
        if (_draft?.Number != draft?.Number)
        {
            _typing.ForgetAll();
        }

        (_draft, _isRead) = (draft, true);
        _typing.KeepOnly(_draft is null ? [] : Codes);
        Check();
    }

    // Checked once for each change, and not for each place that shows problems.
    private void Check() => _problems = _draft is null ? [] : TermsCheck.Of(Codes, TextOf);

    private string TextOf(string language, TermsPartKey key) => _typing.TextOf(language, key) ?? _draft!.TextOf(language, key);

    private bool IsTogether(TermsPartKey key) =>
        _draft!.Languages.Any(words => words.Parts.Any(part => part.Key == key && part.AskedWithPrevious));

    private Task AskTogetherAsync(TermsPartKey key, bool together) => ActAsync(async () =>
    {
        if (await Workflow.AskWithPreviousAsync(_draft!.Number, key, together, Gone) is DraftOutcome.NotAllowed)
        {
            return ActingNotice.NotAllowed;
        }

        // The row is followed as well; reading it here keeps the box from jumping back meanwhile.
        Show(await Feed.FindDraftAsync(Gone));
        return null;
    });

    private int CountOf(string language) => _problems.Count(problem => string.Equals(problem.Language, language, StringComparison.Ordinal));

    private ImmutableArray<TermsProblem> ProblemsOf(TermsPartKey key) =>
        [.. _problems.Where(problem => problem.Key == key && string.Equals(problem.Language, Chosen, StringComparison.Ordinal))];

    private void Type(TermsPartKey key, string text)
    {
        Notice = null;
        _typing.Type(Chosen, key, text, _draft!.TextOf(Chosen, key));
        KeepRefused();
        Check();
        _soon?.Cancel();
        _soon?.Dispose();
        _soon = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        var typedOn = _soon.Token;
        _ = RunAsync(() => KeepSoonAsync(typedOn));
    }

    private async Task LeaveAsync(TermsPartKey key)
    {
        var language = Chosen;
        await KeepAsync();

        // From here on the field shows the row, so the row is read after it was written.
        Show(await Feed.FindDraftAsync(Gone));
        _typing.Leave(language, key);
        Check();
    }

    private async Task KeepSoonAsync(CancellationToken typedOn)
    {
        try
        {
            await Task.Delay(Pause, Time, typedOn);
            await KeepAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // Another key was pressed, or the page was left; both store the input.
        }
    }

    // There is no page any more to report a failure on.
    private async Task KeepOnLeavingAsync()
    {
        try
        {
            await KeepAsync();
        }
        catch (Exception exception)
        {
            LogNotKept(Log, exception, _draft?.Number);
        }
    }

    [LoggerMessage(4201, LogLevel.Error, "What was typed last into draft {Draft} of the terms could not be kept")]
    private static partial void LogNotKept(ILogger log, Exception exception, int? draft);

    private async Task KeepAsync()
    {
        if (_draft is not { } draft || !_typing.HasUnkept)
        {
            return;
        }

        // In sequence, so that an older text does not overwrite a newer one.
        await _keeping.WaitAsync(CancellationToken.None);
        try
        {
            await _typing.KeepAsync(
                (language, key, text, seen) => Workflow.WriteAsync(draft.Number, language, key, text, seen, CancellationToken.None));
        }
        finally
        {
            _keeping.Release();
        }

        KeepRefused();
    }

    private async Task InsistAsync(TermsPartKey key)
    {
        _typing.Insist(Chosen, key, _draft!.TextOf(Chosen, key));
        await KeepAsync();
    }

    private void TakeTheirs(TermsPartKey key)
    {
        _typing.Forget(Chosen, key);
        KeepRefused();
        Check();
    }

    private void KeepRefused()
    {
        _refused.Parts = _typing.ToRefused().Parts;
        _kept?.Keep();
    }

    private async Task RestoreAsync()
    {
        _typing.Restore(_refused, _draft!.TextOf);
        await KeepAsync();
        KeepRefused();
        Check();
    }

    private Task StartAsync() =>
        ActAsync(async () => await Workflow.StartDraftAsync(Gone) is Permitted<int>.NotAllowed ? ActingNotice.NotAllowed : null);

    private Task AddLanguageAsync(string language) => ActAsync(async () =>
        GoTo(await Workflow.AddLanguageAsync(_draft!.Number, language, Gone), $"/terms/draft?language={language}"));

    private Task RemoveLanguageAsync() => ActAsync(async () =>
    {
        var language = Chosen;
        return await AsksAsync(
            Texts[nameof(TermsTexts.RemoveTitle), TermsLanguages.NameOf(language)],
            Texts[nameof(TermsTexts.RemoveMessage)],
            nameof(TermsTexts.RemoveYes),
            nameof(TermsTexts.RemoveNo))
            ? GoTo(await Workflow.RemoveLanguageAsync(_draft!.Number, language, Gone), "/terms/draft")
            : null;
    });

    private Task DeleteAsync() => ActAsync(async () =>
    {
        var number = _draft!.Number;
        return await AsksAsync(
            Texts[nameof(TermsTexts.DeleteTitle), number],
            Texts[nameof(TermsTexts.DeleteMessage)],
            nameof(TermsTexts.DeleteYes),
            nameof(TermsTexts.DeleteNo))
            ? GoTo(await Workflow.DeleteDraftAsync(number, Gone), "/terms")
            : null;
    });

    private Task PublishAsync() => ActAsync(async () =>
    {
        await KeepAsync();
        Show(await Feed.FindDraftAsync(Gone));
        if (_draft is not { } seen || _typing.HasRefused || !_problems.IsEmpty)
        {
            return ActingNotice.Problem(Texts[nameof(TermsTexts.NotReady)]);
        }

        if (!await AsksAsync(
            Texts[nameof(TermsTexts.PublishTitle), seen.Number],
            Texts[nameof(TermsTexts.PublishMessage), TermsText.OfLanguages(Codes)],
            nameof(TermsTexts.PublishYes),
            nameof(TermsTexts.PublishNo)))
        {
            return null;
        }

        switch (await Workflow.PublishAsync(seen.Number, seen.Digest, Gone))
        {
            case PublishOutcome.Published { Number: var number }:
                Navigation.NavigateTo($"/terms/{number}");
                return null;
            case PublishOutcome.ChangedMeanwhile:
                return ActingNotice.Careful(Texts[nameof(TermsTexts.ChangedMeanwhile)]);
            case PublishOutcome.NotReady:
                return ActingNotice.Problem(Texts[nameof(TermsTexts.NotReady)]);
            case PublishOutcome.NotAllowed:
                return ActingNotice.NotAllowed;
            case PublishOutcome.Gone:
                // The page shows it as soon as it has read the row.
                return null;
            default:
                throw new UnreachableException();
        }
    });

    private ActingNotice? GoTo(DraftOutcome outcome, string address)
    {
        if (outcome is DraftOutcome.NotAllowed)
        {
            return ActingNotice.NotAllowed;
        }

        Navigation.NavigateTo(address);
        return null;
    }

    private async Task<bool> AsksAsync(string title, string message, string yes, string no) =>
        await Dialogs.ShowMessageBoxAsync(title, message, yesText: Texts[yes], cancelText: Texts[no]) is true;
}
