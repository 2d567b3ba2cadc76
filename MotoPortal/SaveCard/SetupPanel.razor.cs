using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Approval;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Forms.Acting;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Shell.Theme;
using MotoPortal.SignedForms;
using MotoPortal.Terms.Scripts;

namespace MotoPortal.SaveCard;

/// <summary>
/// Follows one setup and passes the clerk's actions to the workflows. What is typed is kept here, so that a new view of the row, an error
/// or a step back does not lose it.
/// </summary>
public partial class SetupPanel
{
    private readonly SetupForms _forms = new();
    private FormDraftPanel? _typing;

    // Whether the next step that is shown follows from what was pressed here, and whether it was shown before the answer came.
    private bool _isOwnStep;
    private bool _wasShownWhileActing;
    private ConsentDraft _draft = new() { Form = { Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName } };
    private IReadOnlyList<string> _languages = ["en", "fr"];
    private SignedFormView? _signedForm;
    private ImmutableArray<IdentityCheck> _offered;

    private SetupView? _view;
    private StoreCalendar? _calendar;
    private bool _isMissing;
    private bool _choosesReader;

    // An attempt that was refused before a reader was asked is not in the row, so its reader is kept here.
    private (ReaderId Reader, string Label)? _tried;
    private string? _announcement;
    private ImmutableDictionary<string, FieldProblem>? _problems;
    private ImmutableArray<CustomerView> _alike = [];

    [Parameter, EditorRequired]
    public CardSetupId SetupId { get; set; }

    private DateOnly Today => (_calendar ?? Calendars.Company).DayOf(Time.GetUtcNow());

    private bool AsksToStopRecording =>
        _view is { Channel: OrderChannel.Telephone, RecordingStoppedAt: null } && Merchant.Value.RecordsCalls;

    private bool MayStop => _view?.State is SetupState.Draft or SetupState.Consented or SetupState.IntentReady;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _draft = (await ConsentStep.ReadDraftAsync(SetupId, Gone) as Permitted<ConsentDraft?>.Given)?.Value ?? _draft;
        _languages = (await Terms.NewestAsync(Gone)).Languages;
        _signedForm = _draft.Evidence.SignedForm is { } form ? await Forms.FindAsync(form, Gone) : null;
        _ = FollowAsync(gone => Feed.WatchAsync(SetupId, gone), Show);
    }

    private static bool HasProblem(SetupView view) => view is { Step: SetupStep.Reader, Problem: not null };

    // The stepper is not clickable: the row decides the step, and earlier steps are changed from the summary.
    private static bool IsAt(SetupView view, SetupStep step) =>
        step == view.Step || (view.Step is SetupStep.Done && step is SetupStep.Card);

    // A payment without a saved card takes the place of the consent.
    private static string TitleOf(SetupView view, SetupStep step) =>
        step is SetupStep.Consent && !view.Task.SavesCard() ? nameof(SaveCardTexts.StepPayment) : $"Step{step}";

    private string? FrameAddressOf(AttemptView attempt) =>
        Options.Value.FrameSource is { Length: > 0 } source
            ? $"{source}/reader/{attempt.Reader}?lang={CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}"
            : null;

    private void Show(SetupView? view)
    {
        var before = _view;
        (_view, _isMissing) = (view, view is null);
        if (view is { Step: SetupStep.Consent, Customer.Id: { } customer, Channel: { } channel })
        {
            _draft.BeginFor(customer, channel);
            _signedForm = _draft.Evidence.SignedForm is null ? null : _signedForm;
            if (before?.Step is not SetupStep.Consent || before.Customer?.Id != customer)
            {
                _offered = default;
                _ = RunAsync(ReadOfferedAsync);
            }
        }

        if (view is not null && (_calendar is null || view.Store != before?.Store))
        {
            _ = RunAsync(async () => _calendar = await Calendars.FindAsync(view.Store, Gone));
        }

        if (view is null || (before?.State == view.State
            && before.Step == view.Step
            && before.Task == view.Task
            && before.AmountAgreedAt == view.AmountAgreedAt
            && Equals(before.Problem, view.Problem)
            && before.RecordingStoppedAt == view.RecordingStoppedAt))
        {
            return;
        }

        if (before is null)
        {
            Recall(view);
        }
        else
        {
            // Messages about the last step do not apply to the next.
            (Notice, _problems, _alike) = (TellOfOthers(before, view), null, []);
            if (before.Step != view.Step && Notice is null && _typing is { } typing)
            {
                _ = RunAsync(typing.ForgetAsync);
            }

            if (before.Customer is null && view.Customer is not null && Notice is null)
            {
                // A customer who is changed later starts from an empty search.
                (_forms.Search, _forms.Customer) = (new(), new());
            }

            _announcement = Announce(view);
        }

        _choosesReader &= view.Step is SetupStep.Reader;
    }

    // A step that was not taken here was taken in another tab, or by a colleague.
    private ActingNotice? TellOfOthers(SetupView before, SetupView view)
    {
        var isOwn = IsActing || _isOwnStep;
        (_isOwnStep, _wasShownWhileActing) = (false, IsActing);
        return isOwn || view.Step == before.Step || before.Step > SetupStep.Consent
            ? null
            : new ActingNotice(
                Tone.Careful, Texts[nameof(SaveCardTexts.ContinuedElsewhere)], Texts[nameof(SaveCardTexts.ContinuedElsewhereNext)]);
    }

    // After a reload, fills the forms from the row, for a clerk who goes back to them.
    private void Recall(SetupView view)
    {
        _forms.Order.Channel ??= view.Channel;
        _forms.Order.Reference = _forms.Order.Reference.Length > 0 ? _forms.Order.Reference : view.OrderReference ?? "";
        if (view.Amount is { } amount && _forms.Order.Amount.Length == 0)
        {
            (_forms.Order.Amount, _forms.Order.Currency) = (amount.Type(CultureInfo.CurrentCulture), amount.Currency);
        }
    }

    // Once the terms were read, their language is recorded; before, it is the one chosen in the form. A payment alone asks for none.
    private string? LanguageOf(SetupView view) =>
        view.Consent?.Language ?? (view.Task.SavesCard() ? _draft.Form.Language : view.Customer?.Language);

    private string Announce(SetupView view) =>
        HasProblem(view) ? Texts[$"Problem{ProblemAdvice.For(view.Problem!).Words}What"]
        : view.State is SetupState.Draft or SetupState.IntentReady
            or SetupState.Consented ? Texts[nameof(SaveCardTexts.AnnounceStep), Texts[TitleOf(view, view.Step)]]
        : Texts[view.State is SetupState.Abandoned && view.Task.TakesPayment()
            ? nameof(SaveCardTexts.AnnounceAbandonedPayment)
            : $"Announce{view.State}"];

    private Task ChooseCustomerAsync(CustomerView customer) =>
        ActAsync(async () => Show(await CustomerStep.ChooseCustomerAsync(SetupId, customer.StripeId, Gone)));

    private Task CreateCustomerAsync(bool evenIfAlike) =>
        ActAsync(async () => Show(await CustomerStep.CreateCustomerAsync(SetupId, _forms.Customer, evenIfAlike, Gone)));

    private void ForgetAlike() => _alike = [];

    private Task NoteOrderAsync() => ActAsync(async () =>
    {
        var outcome = await OrderStep.NoteOrderAsync(SetupId, _forms.Order, Gone);
        if (outcome is StepOutcome.NeedsSecondPerson above)
        {
            await AskSecondPersonAsync(above.Amount, above.Breaches, async approval =>
            {
                outcome = await OrderStep.NoteApprovedOrderAsync(SetupId, _forms.Order, approval, CancellationToken.None);
                return outcome is not StepOutcome.NeedsSecondPerson;
            });
        }

        return Show(outcome);
    });

    private Task ChangeCustomerAsync() => ActAsync(async () => Show(await CustomerStep.ChangeCustomerAsync(SetupId, Gone)));

    private Task ChangeOrderAsync() => ActAsync(async () => Show(await OrderStep.ChangeOrderAsync(SetupId, Gone)));

    private async Task ReadOfferedAsync()
    {
        _offered = await Callers.OfferedAsync(SetupId, Gone);
        StateHasChanged();
    }

    // A letter is compared with the words of its form, not with those of a newer version.
    private Task<ScriptView> ReadScriptAsync(string language, ConsentScope? scope, CancellationToken cancellationToken) =>
        _view?.PostalForm is { } form && scope is not null
            ? Scripts.ReadPrintedAsync(language, scope, form.TermsVersion, form.ScriptSha256, cancellationToken)
            : Scripts.ReadAsync(language, scope, cancellationToken);

    private Task AgreePaymentAsync() => ActAsync(async () => Show(await PaymentStep.AgreePaymentAsync(SetupId, _draft, Gone)));

    private Task DeclinePaymentAsync(ConsentRefusalReason reason) =>
        ActAsync(async () => Show(await PaymentStep.DeclinePaymentAsync(SetupId, reason, Gone)));

    // With the press that records the consent of a call the clerk says that its recording is stopped; the button names both.
    private Task RecordConsentAsync() => ActAsync(async () =>
        Show(await ConsentStep.RecordConsentAsync(SetupId, _draft, AsksToStopRecording, Gone)));

    private Task DeclineAsync(ConsentRefusalReason reason) =>
        ActAsync(async () => Show(await ConsentStep.DeclineConsentAsync(SetupId, reason, _draft, Gone)));

    private Task NoteRecordingStoppedAsync() => ActAsync(async () => Show(await ReaderStep.NoteRecordingStoppedAsync(SetupId, Gone)));

    private Task SendAsync(ReaderId reader, string label, Money? confirmed) => ActAsync(async () =>
    {
        _tried = (reader, label);
        var outcome = await ReaderStep.SendToReaderAsync(SetupId, reader, confirmed, Gone);
        if (outcome is SendOutcome.NeedsSecondPerson above)
        {
            await AskSecondPersonAsync(above.Amount, above.Breaches, async approval =>
            {
                outcome = await ReaderStep.SendApprovedAsync(SetupId, reader, approval, CancellationToken.None);
                return outcome is not SendOutcome.NeedsSecondPerson;
            });
        }

        _choosesReader = false;
        return outcome is SendOutcome.ConsentTooOld && _view?.Task is SetupTask.PayNow
            ? ActingNotice.Problem(Texts[nameof(SaveCardTexts.OutcomeAgreementTooOld)])
            : OutcomeText.Of(outcome);
    });

    // The second person reads the amount and the limits, and approves them on the spot; closing the dialog changes nothing.
    private async Task AskSecondPersonAsync(
        Money amount, ImmutableArray<ClauseBreach> breaches, Func<ApprovedPayment, Task<bool>> approve) =>
        await new SecondPersonRequest(
            SetupId.Value,
            customer: null,
            Texts[nameof(SaveCardTexts.PaymentToApprove), amount.Format(CultureInfo.CurrentCulture)],
            amount,
            [.. breaches.Select(breach => breach.Clause)],
            async (second, reason, confirmed) =>
                confirmed != amount ? new ApprovalOutcome.OtherAmountShown(confirmed)
                : await approve(new ApprovedPayment(second, reason, confirmed)) ? new ApprovalOutcome.Sent()
                : new ApprovalOutcome.OtherStore(),
            isChargedAtOnce: false)
            .AskAsync(Dialogs, Approval[nameof(ApprovalTexts.HereTitle)]);

    private Task CancelAsync() => ActAsync(async () => OutcomeText.Of(await ReaderStep.CancelAsync(SetupId, Gone)));

    private Task GiveMoreTimeAsync() => ActAsync(async () =>
        await ReaderStep.GiveMoreTimeAsync(SetupId, Gone) is StepOutcome.NotAllowed ? ActingNotice.NotAllowed : null);

    private Task ActOnProblemAsync(ProblemAnswer answer)
    {
        switch (answer.Choice)
        {
            case ProblemChoice.SendAgain when _tried is { } tried:
                return SendAsync(tried.Reader, tried.Label, answer.Confirmed);
            case ProblemChoice.SendAgain when _view?.Attempt is { } attempt:
                return SendAsync(attempt.Reader, attempt.ReaderLabel, answer.Confirmed);
            case ProblemChoice.Stop:
                return StopAsync();
            default:
                _choosesReader = true;
                return Task.CompletedTask;
        }
    }

    private Task PayWithoutSavingAsync() => ActAsync(async () =>
    {
        switch (await Workflow.PayWithoutSavingAsync(SetupId, Gone))
        {
            case Permitted<CardSetupId?>.Given { Value: { } payment }:
                Navigation.NavigateTo($"/save-card/{payment}");
                return null;
            case Permitted<CardSetupId?>.Given:
                return null;
            default:
                return ActingNotice.NotAllowed;
        }
    });

    private Task StartNextAsync() => ActAsync(async () =>
    {
        if (await Workflow.StartAsync(_view?.Task ?? SetupTask.SaveCard, Gone) is not Permitted<CardSetupId>.Given { Value: var next })
        {
            return ActingNotice.NotAllowed;
        }

        Navigation.NavigateTo($"/save-card/{next}");
        return null;
    });

    private async Task StopAsync()
    {
        var stops = await Dialogs.ShowMessageBoxAsync(
            Texts[nameof(SaveCardTexts.StopTitle)],
            _view?.Consent is null
                ? Texts[nameof(SaveCardTexts.StopMessage), Texts[$"Nothing{_view?.Task ?? SetupTask.SaveCard}"].Value]
                : Texts[nameof(SaveCardTexts.StopMessageConsent)],
            yesText: Texts[nameof(SaveCardTexts.StopYes)],
            cancelText: Texts[nameof(SaveCardTexts.StopNo)]);
        if (stops is true)
        {
            await GiveUpAsync();
        }
    }

    private Task GiveUpAsync() => ActAsync(async () => Show(await Workflow.GiveUpAsync(SetupId, Gone)));

    private async Task LeaveAsync()
    {
        var leaves = await Dialogs.ShowMessageBoxAsync(
            Texts[nameof(SaveCardTexts.LeaveTitle)],
            Texts[_view?.State is SetupState.OnReader or SetupState.Settling
                ? nameof(SaveCardTexts.LeaveMessageReader)
                : nameof(SaveCardTexts.LeaveMessage)],
            yesText: Texts[nameof(SaveCardTexts.LeaveYes)],
            noText: MayStop ? Texts[nameof(SaveCardTexts.StopYes)].Value : null,
            cancelText: Texts[nameof(SaveCardTexts.LeaveNo)]);
        switch (leaves)
        {
            case true:
                Navigation.NavigateTo("/save-card");
                break;
            case false:
                await GiveUpAsync();
                break;
            case null:
                break;
        }
    }

    private Task PressedAsync(string key) => (key, _view?.State) switch
    {
        ("F8", SetupState.OnReader) => CancelAsync(),
        ("Escape", { } state) when !SetupTransitions.IsFinal(state) => LeaveAsync(),
        _ => Task.CompletedTask,
    };

    private ActingNotice? Show(StepOutcome outcome)
    {
        _isOwnStep = outcome is StepOutcome.Kept && !_wasShownWhileActing;
        _wasShownWhileActing = false;
        _isDraftElsewhere |= outcome is StepOutcome.ChangedElsewhere;
        _problems = outcome is StepOutcome.Invalid invalid ? invalid.Problems : null;
        _alike = outcome is StepOutcome.LooksLike looksLike ? looksLike.Customers : [];
        return OutcomeText.Of(outcome);
    }
}
