using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Forms.Acting;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Audit.Answers;

/// <summary>The page on which a dispute is answered.</summary>
public sealed partial class DisputeAnswerPage
{
    private DisputeAnswerView? _view;
    private EvidenceForm _form = new();
    private JsonObject _opened = [];
    private FormDraftPanel? _typing;
    private bool _isMissing;
    private bool _isSubmitting;

    [Inject]
    private DisputeAnswerWorkflow Workflow { get; set; } = default!;

    [Inject]
    private BrowserTime Browser { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AnswerTexts> Texts { get; set; } = default!;

    /// <summary>Stripe's id of the dispute.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    // Only what stands at Stripe can be submitted, so a changed text is kept there first.
    private bool IsAsRead => _view is { IsStaged: true } view && _form.ToEvidence() == view.Evidence;

    private (string Field, string Id, string Label)[] Fields =>
    [
        (nameof(EvidenceForm.CustomerName), "evidence-customer-name", Texts[nameof(AnswerTexts.Field_customer_name)]),
        (nameof(EvidenceForm.CustomerEmail), "evidence-customer-email", Texts[nameof(AnswerTexts.Field_customer_email_address)]),
        (nameof(EvidenceForm.ServiceDate), "evidence-service-date", Texts[nameof(AnswerTexts.Field_service_date)]),
        (nameof(EvidenceForm.ProductDescription), "evidence-product", Texts[nameof(AnswerTexts.Field_product_description)]),
        (nameof(EvidenceForm.Explanation), "evidence-explanation", Texts[nameof(AnswerTexts.Field_uncategorized_text)]),
        (nameof(EvidenceForm.CancellationPolicy), "evidence-cancellation",
            Texts[nameof(AnswerTexts.Field_cancellation_policy_disclosure)]),
        (nameof(EvidenceForm.RefundPolicy), "evidence-refund", Texts[nameof(AnswerTexts.Field_refund_policy_disclosure)]),
        (nameof(EvidenceForm.ActivityLog), "evidence-log", Texts[nameof(AnswerTexts.Field_access_activity_log)]),
    ];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (DisputeId.TryFrom(Id) is not { } id)
        {
            _isMissing = true;
            return;
        }

        await ActAsync(async () => Take(await Workflow.ReadAsync(id, Gone), said: null));
    }

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() => _form.Check();

    /// <inheritdoc/>
    protected override Task GoOnAsync() => ActAsync(async () =>
    {
        var outcome = await Workflow.StageAsync(DisputeId.From(Id), _form, _view!.TextsDigest, CancellationToken.None);
        if (outcome is DisputeAnswerOutcome.Given)
        {
            await (_typing?.ForgetAsync() ?? Task.CompletedTask);
        }

        // What was typed is laid over what stands there now.
        await (_typing?.KeptAsync() ?? Task.CompletedTask);
        var notice = Take(outcome, nameof(AnswerTexts.StagedNow));
        _typing?.Resume();
        return notice;
    });

    private Task SubmitAsync() => ActAsync(async () => Take(
        await Workflow.SubmitAsync(DisputeId.From(Id), _view!.Digest, CancellationToken.None), nameof(AnswerTexts.SubmittedNow)));

    private ActingNotice? Take(DisputeAnswerOutcome outcome, string? said)
    {
        _isSubmitting = false;
        switch (outcome)
        {
            case DisputeAnswerOutcome.Given { View: var view }:
                Show(view);
                return said is null ? null : ActingNotice.Fact(Texts[said]);
            case DisputeAnswerOutcome.ChangedMeanwhile { View: var view }:
                Show(view);
                return ActingNotice.Careful(Texts[nameof(AnswerTexts.ChangedMeanwhile)]);
            case DisputeAnswerOutcome.NotNow { View: var view }:
                Show(view);
                return ActingNotice.Problem(Texts[nameof(AnswerTexts.TakesNone)]);
            case DisputeAnswerOutcome.Refused { Code: var code }:
                return ActingNotice.Problem(
                    code is null ? Texts[nameof(AnswerTexts.RefusedPlainly)] : Texts[nameof(AnswerTexts.Refused), code]);
            case DisputeAnswerOutcome.CannotAskStripe:
                return ActingNotice.Problem(Texts[nameof(AnswerTexts.CannotAskStripe)]);
            case DisputeAnswerOutcome.Unknown:
                return ActingNotice.Careful(Texts[nameof(AnswerTexts.AnswerUnknown)]);
            case DisputeAnswerOutcome.NotFound:
                (_view, _isMissing) = (null, true);
                return null;
            case DisputeAnswerOutcome.NotAllowed:
                return ActingNotice.NotAllowed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // The texts that are being typed stay, unless others stand at Stripe by now.
    private void TakeFiles(DisputeAnswerView view)
    {
        (_isSubmitting, Notice) = (false, null);
        if (string.Equals(view.TextsDigest, _view?.TextsDigest, StringComparison.Ordinal))
        {
            _view = view;
        }
        else
        {
            Show(view);
        }
    }

    private void Show(DisputeAnswerView view)
    {
        (_view, _form) = (view, EvidenceForm.Of(view.Evidence));
        _opened = FormFields.Write(_form);
    }

    // What another person has written into the fields that were changed here.
    private List<(string Label, string Now)> Clashes =>
    [
        .. Fields.Where(asked => _typing is { } typing && typing.Clashes.Contains(asked.Field, StringComparer.Ordinal))
            .Select(asked => (asked.Label, $"{_opened[asked.Field]}")),
    ];

    private string SubmitText(DisputeAnswerView view) => Texts[
        nameof(AnswerTexts.SubmitText),
        view.Dispute.Amount.Format(CultureInfo.CurrentUICulture),
        view.Dispute.DueBy is { } due ? DayText.BriefMoment(Browser.At(due), CultureInfo.CurrentUICulture) : "–",
        view.Fee?.Format(CultureInfo.CurrentUICulture) ?? Texts[nameof(AnswerTexts.NoFee)].Value];
}
