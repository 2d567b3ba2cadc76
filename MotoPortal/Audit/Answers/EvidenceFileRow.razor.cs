using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Disputes;
using MotoPortal.Forms.Acting;
using MotoPortal.Gateway.Objects;
using MotoPortal.SignedForms;

namespace MotoPortal.Audit.Answers;

/// <summary>One file for the bank.</summary>
public sealed partial class EvidenceFileRow
{
    [Inject]
    private DisputeAnswerWorkflow Workflow { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AnswerTexts> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<EvidenceTexts> Sizes { get; set; } = default!;

    /// <summary>The field in which it stands or would stand.</summary>
    [Parameter, EditorRequired]
    public EvidenceFileField Field { get; set; }

    /// <summary>The answer, which has the file at Stripe, the portal's, or both.</summary>
    [Parameter, EditorRequired]
    public required DisputeAnswerView View { get; set; }

    /// <summary>Raised with the answer as it is after a change.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DisputeAnswerView> Changed { get; set; }

    private StripeFile? File => View.Files.FirstOrDefault(file => file.Field == Field)?.File;

    private OfferedFile? Offered => View.Offered.FirstOrDefault(file => file.Field == Field);

    private bool MayChange => View.Status.WantsEvidence();

    private string Name => File?.Name ?? Offered?.Name ?? "";

    private string Detail =>
        $"{(File?.Kind ?? Offered?.Kind ?? "").ToUpperInvariant()} · {FormText.Size(Sizes, File?.Bytes ?? Offered?.Bytes ?? 0)}";

    private string Says => Texts[File is null ? nameof(AnswerTexts.AttachOf) : nameof(AnswerTexts.RemoveOf), Name];

    private Task PressAsync() => ActAsync(async () => File is { } file
        ? await TakeAsync(
            await Workflow.RemoveAsync(View.Dispute.Id, Field, file.Id, CancellationToken.None), nameof(AnswerTexts.FileRemoved))
        : await TakeAsync(await Workflow.AttachAsync(View.Dispute.Id, Field, CancellationToken.None), nameof(AnswerTexts.FileStaged)));

    private async Task<ActingNotice?> TakeAsync(DisputeAnswerOutcome outcome, string said)
    {
        switch (outcome)
        {
            case DisputeAnswerOutcome.Given { View: var view }:
                await Changed.InvokeAsync(view);
                return ActingNotice.Fact(Texts[said]);
            case DisputeAnswerOutcome.ChangedMeanwhile { View: var view }:
                await Changed.InvokeAsync(view);
                return ActingNotice.Careful(Texts[nameof(AnswerTexts.FilesChangedMeanwhile)]);
            case DisputeAnswerOutcome.NotNow { View: var view }:
                await Changed.InvokeAsync(view);
                return ActingNotice.Problem(Texts[nameof(AnswerTexts.TakesNone)]);
            case DisputeAnswerOutcome.Refused { Code: var code }:
                return ActingNotice.Problem(
                    code is null ? Texts[nameof(AnswerTexts.FileRefusedPlainly)] : Texts[nameof(AnswerTexts.FileRefused), code]);
            case DisputeAnswerOutcome.FileGone or DisputeAnswerOutcome.NotFound:
                return ActingNotice.Problem(Texts[nameof(AnswerTexts.FileGone)]);
            case DisputeAnswerOutcome.FilesTooLarge:
                return ActingNotice.Problem(Texts[nameof(AnswerTexts.FilesTooLarge)]);
            case DisputeAnswerOutcome.CannotAskStripe:
                return ActingNotice.Problem(Texts[nameof(AnswerTexts.FileNotSent)]);
            case DisputeAnswerOutcome.Unknown:
                return ActingNotice.Careful(Texts[nameof(AnswerTexts.FileUnknown)]);
            case DisputeAnswerOutcome.NotAllowed:
                return ActingNotice.NotAllowed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
