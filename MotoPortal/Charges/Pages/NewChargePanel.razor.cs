using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Approval;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Forms;
using MotoPortal.Forms.Acting;
using MotoPortal.Forms.Drafts;
using MotoPortal.Forms.Questions;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Restores;
using MudBlazor;

namespace MotoPortal.Charges.Pages;

/// <summary>
/// The form of one charge. Its values are checked against the consent at each change, so that obstacles are shown before anything is sent.
/// The charge gets its id, which goes into the address, before it is sent, so that a second click or a reload is the same charge.
/// </summary>
public sealed partial class NewChargePanel
{
    // A click right after a change of the amount is ignored, because the new sentence cannot have been read.
    private static readonly TimeSpan ReadingTime = TimeSpan.FromMilliseconds(400);

    private readonly NewChargeForm _form = new();
    private ChargeAllowance? _opening;
    private IReadOnlyList<ChargeView> _earlier = [];
    private (NewCharge Asked, ChargePreview Preview, DateTimeOffset At)? _answer;
    private ConfirmAmountButton? _confirm;
    private FormDraftPanel? _typing;
    private bool _isRead;
    private bool _isRefused;
    private bool _isDecidedHere;

    /// <summary>The consent under which to charge.</summary>
    [Parameter, EditorRequired]
    public ConsentId ConsentId { get; set; }

    /// <summary>The charge's id from the address; null until it has one.</summary>
    [Parameter, EditorRequired]
    public ChargeId? Charge { get; set; }

    /// <summary>An earlier charge to repeat; null for none.</summary>
    [Parameter]
    public ChargeId? Again { get; set; }

    /// <summary>Whether it is repeated because the customer is on the line now.</summary>
    [Parameter]
    public bool OnLine { get; set; }

    [Inject]
    private ChargeWorkflow Workflow { get; set; } = default!;

    [Inject]
    private AllowanceReads Allowances { get; set; } = default!;

    [Inject]
    private ChargeReads Charges { get; set; } = default!;

    [Inject]
    private ChargeFeed Feed { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ExemptTexts Exempt { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ChargingTexts> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<FormsTexts> FormText { get; set; } = default!;

    private ChargeOption[] Both =>
        [new(ChargeInitiation.CustomerOnLine, true), new(ChargeInitiation.CustomerAbsent, _opening!.MayBeAbsent)];

    private IReadOnlyList<ChoiceOption<ChargeInitiation?>> Ways =>
    [
        .. Both.Select(way => new ChoiceOption<ChargeInitiation?>(
            way.Way,
            Texts[$"Way{way.Way}"],
            Texts[way.IsPossible ? $"WayDetail{way.Way}" : nameof(ChargingTexts.OnlyOnRequest)],
            IsDisabled: !way.IsPossible)),
    ];

    private ChoiceOption<bool?>[] YesNo => [new(true, Texts[nameof(ChargingTexts.Yes)]), new(false, Texts[nameof(ChargingTexts.No)])];

    private bool IsComplete => _opening is { } opening && _form.Check(opening, Exempt).IsEmpty;

    private ImmutableArray<ClauseBreach> Breaches => _answer?.Preview.Verdict is ChargeVerdict.Refused refused ? refused.Breaches : [];

    private bool IsAllowed => IsComplete && _answer is { Preview.Verdict: ChargeVerdict.Allowed };

    private bool NeedsSecondPerson => IsComplete && _answer is { Preview.Verdict: ChargeVerdict.Refused { MayBeOverridden: true } };

    private ChargeOffer? Offer =>
        (IsAllowed || NeedsSecondPerson) && _answer is { } answer ? new ChargeOffer(answer.Asked, answer.Preview.Recap) : null;

    private IReadOnlyList<SummaryLine> Lines => SummaryLine.Of(
        Mistakes.All,
        (nameof(NewChargeForm.Initiation), "charge-who", Texts[nameof(ChargingTexts.Who)]),
        (nameof(NewChargeForm.Amount), "charge-amount", Texts[nameof(ChargingTexts.Amount)]),
        (nameof(NewChargeForm.Reference), "charge-reference", Texts[nameof(ChargingTexts.Reference)]),
        (nameof(NewChargeForm.IsForPurpose), "charge-purpose", Texts[nameof(ChargingTexts.Purpose), _opening!.Consent.Scope.Purpose]),
        (nameof(NewChargeForm.Reason), "charge-reason", Texts[nameof(ChargingTexts.Reason)]));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive && Charge is null)
        {
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("charge", ChargeId.Create(Time.GetUtcNow()).Value), replace: true);
            return;
        }

        await RecallAsync();
        await ReadAsync();
        if (Charge is { } charge)
        {
            _ = FollowAsync(gone => Feed.WatchAsync(charge, gone), ShowSent);
        }
    }

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() =>
        _opening is { } opening ? _form.Check(opening, Exempt) : ImmutableDictionary<string, FieldProblem>.Empty;

    /// <inheritdoc/>
    protected override Task GoOnAsync() => ActAsync(async () =>
    {
        var read = _answer;
        var shown = IsAllowed && _confirm is not null ? await _confirm.PressedWithAsync() : null;
        await EvaluateAsync();
        if (!IsAllowed || _answer is not { } answer)
        {
            return Notice;
        }

        if (read?.Asked != answer.Asked || Time.GetUtcNow() - answer.At < ReadingTime)
        {
            return ActingNotice.Careful(Texts[nameof(ChargingTexts.ReadFirst)]);
        }

        return await SendAsync(answer.Asked with { Confirmed = shown });
    });

    private async Task ReadAsync()
    {
        var answer = await Allowances.FindAsync(ConsentId, Gone);
        (_opening, _isRefused) = ((answer as Permitted<ChargeAllowance?>.Given)?.Value, answer is Permitted<ChargeAllowance?>.NotAllowed);
        _earlier = _opening is null ? [] : await Charges.ListOfConsentAsync(ConsentId, Gone);
        _isRead = true;
        await EvaluateAsync();
    }

    // The answers of the repeated charge are filled in; the purpose is asked each time.
    private async Task RecallAsync()
    {
        if (Again is { } again && await Charges.FindAsync(again, Gone) is { } before && before.ConsentId == ConsentId)
        {
            _form.Initiation = OnLine ? ChargeInitiation.CustomerOnLine : before.Initiation;
            _form.Amount = before.Amount.Type(CultureInfo.CurrentUICulture);
            _form.Reference = before.Reference;
            _form.Reason = OnLine ? "" : before.Reason;
        }
    }

    // Once the charge has a row, the row is shown in place of the form, in whichever tab it was sent.
    private void ShowSent(ChargeView? sent)
    {
        if (sent is not null && !_isDecidedHere)
        {
            _ = RunAsync(ForgetAsync);
            Navigation.NavigateTo($"/charges/{sent.Id}", replace: true);
        }
    }

    private Task ForgetAsync() => _typing?.ForgetAsync() ?? Task.CompletedTask;

    private ImmutableArray<ClauseBreach> Against(string field) =>
        [.. Breaches.Where(breach => string.Equals(BreachPlace.FieldOf(breach.Clause), field, StringComparison.Ordinal))];

    private Task ChooseWayAsync(ChargeInitiation? way) => AnswerAsync(nameof(NewChargeForm.Initiation), () => _form.Initiation = way);

    private Task TypeAmountAsync(string? typed) => AnswerAsync(nameof(NewChargeForm.Amount), () => _form.Amount = typed ?? "");

    private async Task AnswerAsync(string field, Action change)
    {
        await ChangeAsync(change, field);
        Notice = null;
        await EvaluateAsync();
    }

    // While the question about the purpose is unanswered, it counts as no obstacle.
    private async Task<NewCharge?> AskedAsync() =>
        _opening is { } opening && Charge is { } charge && _form.Initiation is { } way && _form.AmountUnder(opening) is { } amount
            ? new NewCharge(
                ConsentId, amount, way, ChargeOrigin.Clerk, _form.IsForPurpose
                    ?? true, DueOn: null, _form.Reference.Trim(), _form.Reason.Trim(), Store: null, charge)
            : null;

    private async Task EvaluateAsync()
    {
        if (await AskedAsync() is not { } asked)
        {
            _answer = null;
        }
        else if (asked != _answer?.Asked)
        {
            var answer = await Workflow.PreviewAsync(asked, Gone);
            _answer = answer is Permitted<ChargePreview?>.Given { Value: { } preview } ? (asked, preview, Time.GetUtcNow()) : null;
            Notice = answer is Permitted<ChargePreview?>.NotAllowed ? ActingNotice.NotAllowed : Notice;
        }
    }

    private Task AskLaterAsync() => ActAsync(async () =>
        _answer is { } answer ? await SendAsync(answer.Asked with { AsksForApproval = true }) : null);

    private Task AskHereAsync() => ActAsync(async () =>
    {
        if (_answer is not { } answer)
        {
            return null;
        }

        _isDecidedHere = true;
        try
        {
            await new SecondPersonRequest(
                answer.Asked.Id.Value,
                _opening?.Consent.CustomerId,
                answer.Preview.Recap,
                answer.Asked.Amount,
                [.. Breaches.Select(breach => breach.Clause)],
                (second, reason, confirmed) => AllowAsync(answer.Asked with { Confirmed = confirmed }, second, reason))
                .AskAsync(Dialogs, Approval[nameof(ApprovalTexts.HereTitle)]);
        }
        finally
        {
            _isDecidedHere = false;
        }

        if (await Charges.FindAsync(answer.Asked.Id, Gone) is { } sent)
        {
            ShowSent(sent);
        }

        return null;
    });

    private async Task<ApprovalOutcome> AllowAsync(NewCharge asked, ConfirmedPerson second, string reason) =>
        await Workflow.RequestAsync(asked with { AsksForApproval = true }, CancellationToken.None) switch
        {
            ChargeOutcome.AwaitsApproval waits =>
                await Workflow.ApproveBesideAsync(waits.Id, reason, second, asked.Confirmed, CancellationToken.None),
            ChargeOutcome.Started => new ApprovalOutcome.Sent(),
            ChargeOutcome.OtherAmountShown other => new ApprovalOutcome.OtherAmountShown(other.Shown),
            ChargeOutcome.Refused refused => new ApprovalOutcome.Refused(refused.Breaches),
            ChargeOutcome.FoundEarlier => new ApprovalOutcome.FoundEarlier(),
            ChargeOutcome.CannotAskStripe => new ApprovalOutcome.CannotAskStripe(),
            ChargeOutcome.StandsStill stands => new ApprovalOutcome.StandsStill(stands.Reason),
            ChargeOutcome.NotAllowed => new ApprovalOutcome.NotAllowed(),
            _ => new ApprovalOutcome.Refused([]),
        };

    private async Task<ActingNotice?> SendAsync(NewCharge asked)
    {
        switch (await Workflow.RequestAsync(asked, CancellationToken.None))
        {
            case ChargeOutcome.Refused or ChargeOutcome.NotFound:
                _answer = null;
                await ReadAsync();
                return Notice;
            case ChargeOutcome.OtherAmountShown other:
                return ActingNotice.Careful(PressedAmountText.Of(other.Shown, asked.Amount, FormText));
            case ChargeOutcome.FoundEarlier:
                _answer = null;
                await ReadAsync();
                return ActingNotice.Careful(Texts[nameof(ChargingTexts.FoundEarlier)]);
            case ChargeOutcome.NotAllowed:
                return ActingNotice.NotAllowed;
            case ChargeOutcome.CannotAskStripe:
                return ActingNotice.Careful(Texts[nameof(ChargingTexts.CannotAskStripe)]);
            case ChargeOutcome.StandsStill { Reason: var reason }:
                return ActingNotice.Careful(StopText.Of(reason, CultureInfo.CurrentUICulture));
            case ChargeOutcome.Started or ChargeOutcome.AwaitsApproval:
                await ForgetAsync();
                Navigation.NavigateTo($"/charges/{asked.Id}", replace: true);
                return null;
            default:
                throw new UnreachableException();
        }
    }

    private sealed record ChargeOffer(NewCharge Asked, string Recap);

    private sealed record ChargeOption(ChargeInitiation Way, bool IsPossible);
}
