using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MotoPortal.Accounts;
using MotoPortal.Consents.Agreement;
using MotoPortal.Customers;
using MotoPortal.Forms;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms;

namespace MotoPortal.SaveCard;

/// <summary>
/// Follows one setup and hands what the clerk does to the workflow. What is typed lives here, so that a new look at the row, an
/// error or a step back loses none of it.
/// </summary>
public partial class SetupPanel
{
    private readonly OrderForm _orderForm = new();
    private ConsentDraft _draft = new() { Form = { Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName } };
    private IReadOnlyList<string> _languages = ["en", "fr"];
    private SignedFormView? _signedForm;
    private CustomerSearch _search = new();
    private CustomerForm _customerForm = new();

    private SetupView? _view;
    private bool _isMissing;
    private bool _choosesReader;

    // A reader that could not be asked never became an attempt, so the row does not name it.
    private (ReaderId Reader, string Label)? _tried;
    private string? _announcement;
    private ImmutableDictionary<string, FieldProblem>? _problems;
    private ImmutableArray<CustomerView> _alike = [];

    /// <summary>The setup.</summary>
    [Parameter, EditorRequired]
    public CardSetupId SetupId { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(Clock.At(Time.GetUtcNow()).DateTime);

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

    // Nobody turns the pages by hand: the row says where the setup is, and earlier steps are changed from the memory beside it.
    private static bool IsAt(SetupView view, SetupStep step) =>
        step == view.Step || (view.Step is SetupStep.Done && step is SetupStep.Card);

    // A payment that keeps no card is agreed to where a consent would be.
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
            // What was said about the last step is old news on the next.
            (Notice, _problems, _alike) = (null, null, []);
            if (before.Customer is null && view.Customer is not null)
            {
                // Whoever changes the customer later looks for somebody else.
                (_search, _customerForm) = (new(), new());
            }

            _announcement = Announce(view);
        }

        _choosesReader &= view.Step is SetupStep.Reader;
    }

    // A reload finds what was noted already in the fields when the clerk goes back to them.
    private void Recall(SetupView view)
    {
        _orderForm.Channel ??= view.Channel;
        _orderForm.Reference = _orderForm.Reference.Length > 0 ? _orderForm.Reference : view.OrderReference ?? "";
        if (view.Amount is { } amount && _orderForm.Amount.Length == 0)
        {
            (_orderForm.Amount, _orderForm.Currency) = (amount.Type(CultureInfo.CurrentCulture), amount.Currency);
        }
    }

    // Once the terms were read their language is written down; before, it is the one that they will be read in. A payment alone has none.
    private string? LanguageOf(SetupView view) => view.Consent?.Language ?? (view.Task.SavesCard() ? _draft.Form.Language : null);

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
        ActAsync(async () => Show(await CustomerStep.CreateCustomerAsync(SetupId, _customerForm, evenIfAlike, Gone)));

    private void ForgetAlike() => _alike = [];

    private Task NoteOrderAsync() => ActAsync(async () => Show(await OrderStep.NoteOrderAsync(SetupId, _orderForm, Gone)));

    private Task ChangeCustomerAsync() => ActAsync(async () => Show(await CustomerStep.ChangeCustomerAsync(SetupId, Gone)));

    private Task ChangeOrderAsync() => ActAsync(async () => Show(await OrderStep.ChangeOrderAsync(SetupId, Gone)));

    private async Task KeepDraftAsync()
    {
        if (await ConsentStep.KeepDraftAsync(SetupId, _draft, Gone) is StepOutcome.NotAllowed)
        {
            Notice = ActingNotice.NotAllowed;
        }
    }

    private Task AgreePaymentAsync() => ActAsync(async () => Show(await PaymentStep.AgreePaymentAsync(SetupId, _draft, Gone)));

    private Task DeclinePaymentAsync(ConsentRefusalReason reason) =>
        ActAsync(async () => Show(await PaymentStep.DeclinePaymentAsync(SetupId, reason, Gone)));

    private Task RecordConsentAsync() => ActAsync(async () => Show(await ConsentStep.RecordConsentAsync(SetupId, _draft, Gone)));

    private Task DeclineAsync(ConsentRefusalReason reason) =>
        ActAsync(async () => Show(await ConsentStep.DeclineConsentAsync(SetupId, reason, _draft, Gone)));

    private Task NoteRecordingStoppedAsync() => ActAsync(async () => Show(await ReaderStep.NoteRecordingStoppedAsync(SetupId, Gone)));

    private Task SendAsync(ReaderId reader, string label, Money? confirmed) => ActAsync(async () =>
    {
        _tried = (reader, label);
        var outcome = await ReaderStep.SendToReaderAsync(SetupId, reader, confirmed, Gone);
        _choosesReader = false;
        return outcome is SendOutcome.ConsentTooOld && _view?.Task is SetupTask.PayNow
            ? ActingNotice.Problem(Texts[nameof(SaveCardTexts.OutcomeAgreementTooOld)])
            : OutcomeText.Of(outcome);
    });

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
        _problems = outcome is StepOutcome.Invalid invalid ? invalid.Problems : null;
        _alike = outcome is StepOutcome.LooksLike looksLike ? looksLike.Customers : [];
        return OutcomeText.Of(outcome);
    }
}
