using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Forms;
using MotoPortal.Forms.Acting;
using MotoPortal.Forms.Drafts;
using MotoPortal.Forms.Questions;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Refunds.Records;

namespace MotoPortal.Refunds.Panels;

/// <summary>The form of a refund.</summary>
public sealed partial class RefundFormPanel
{
    private const string DraftName = "refund";

    private ElementReference _heading;
    private FormDraftPanel? _typing;
    private ConfirmAmountButton? _confirm;
    private RefundForm _form = null!;
    private ChargeRefundId _id;

    [Parameter, EditorRequired]
    public required ChargeView Charge { get; set; }

    /// <summary>The amount that can be refunded.</summary>
    [Parameter, EditorRequired]
    public Money Left { get; set; }

    /// <summary>Raised when it was sent; its row holds the result.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ChargeRefundId> Sent { get; set; }

    /// <summary>Raised when the person gave it up.</summary>
    [Parameter, EditorRequired]
    public EventCallback GivenUp { get; set; }

    private string Card =>
        Charge is { CardBrand: { } brand, CardLast4: { } last4 } ? SealedCardText.Of(brand, last4) : Texts[nameof(RefundTexts.TheCard)];

    private IReadOnlyList<ChoiceOption<RefundShare?>> Shares =>
    [
        new(RefundShare.Whole, Texts[Left == Charge.Amount
            ? nameof(RefundTexts.Share_Whole)
            : nameof(RefundTexts.Share_Rest), Left.Format(CultureInfo.CurrentUICulture)]),
        new(RefundShare.Part, Texts[nameof(RefundTexts.Share_Part)]),
    ];

    private IReadOnlyList<ChoiceOption<RefundReason?>> Reasons =>
    [
        .. Enum.GetValues<RefundReason>().Select(reason => new ChoiceOption<RefundReason?>(
            reason, RefundText.Of(reason), reason is RefundReason.Fraudulent ? Texts[nameof(RefundTexts.FraudulentDetail)].Value : null)),
    ];

    private IEnumerable<(string Field, string Id, string Label)> Fields =>
    [
        (nameof(RefundForm.Share), "refund-share", Texts[nameof(RefundTexts.HowMuch)]),
        (nameof(RefundForm.Amount), "refund-amount", Texts[nameof(RefundTexts.PartAmount), Left.Currency.ToUpperInvariant()]),
        (nameof(RefundForm.Reason), "refund-reason", Texts[nameof(RefundTexts.Why)]),
        (nameof(RefundForm.Note), "refund-note", Texts[nameof(RefundTexts.Note)]),
    ];

    /// <summary>Names the draft of a refund.</summary>
    internal static DraftedForm DraftOf(ChargeId charge) => new(DraftName, charge.Value);

    private Task GiveUpAsync() => RunAsync(async () =>
    {
        await (_typing?.ForgetAsync() ?? Task.CompletedTask);
        await GivenUp.InvokeAsync();
    });

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _form = new RefundForm(Left);

        // Chosen here and not at the click, so that a second click is the same refund.
        _id = ChargeRefundId.Create(Time.GetUtcNow());
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            await _heading.TryFocusAsync();
        }
    }

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() => _form.Check();

    /// <inheritdoc/>
    protected override Task GoOnAsync() => ActAsync(async () =>
    {
        if (_form is not { Given: { } given, Reason: { } reason })
        {
            return null;
        }

        var shown = _confirm is null ? null : await _confirm.PressedWithAsync();

        // A refund that was handed in is not offered again after a reload, whatever comes of it.
        await (_typing?.ForgetAsync() ?? Task.CompletedTask);
        var outcome = await Workflow.RequestAsync(
            new NewRefund(_id, Charge.Id, given, reason, _form.Note, shown), CancellationToken.None);
        var refusal = RefundRefusalText.Of(outcome, given, Texts, FormText);
        if (refusal is null)
        {
            await Sent.InvokeAsync(_id);
        }
        else
        {
            _typing?.Resume();
        }

        return refusal;
    });
}
