using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Forms;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SignedForms;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>Notes the evidence that a consent is the customer's own.</summary>
public partial class EvidencePanel
{
    /// <summary>The setup to which the scan belongs.</summary>
    [Parameter, EditorRequired]
    public CardSetupId SetupId { get; set; }

    /// <summary>The customer; null skips the question about earlier consents.</summary>
    [Parameter]
    public PortalCustomerId? CustomerId { get; set; }

    /// <summary>The noted evidence, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required EvidenceForm Form { get; set; }

    /// <summary>The checks of the caller that the record supports; default while it is being read.</summary>
    [Parameter]
    public ImmutableArray<IdentityCheck> Offered { get; set; }

    /// <summary>The channel by which the order came.</summary>
    [Parameter, EditorRequired]
    public OrderChannel Channel { get; set; }

    /// <summary>The customer's language; null where it is not known.</summary>
    [Parameter, EditorRequired]
    public required string? Language { get; set; }

    /// <summary>The current day.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>The form that was printed; null for none.</summary>
    [Parameter]
    public PostalFormView? PostalForm { get; set; }

    /// <summary>The stored scan; null while there is none.</summary>
    [Parameter]
    public SignedFormView? SignedForm { get; set; }

    /// <summary>Raised when a scan was stored or removed.</summary>
    [Parameter]
    public EventCallback<SignedFormView?> SignedFormChanged { get; set; }

    /// <summary>Raised when all evidence is noted.</summary>
    [Parameter]
    public EventCallback OnGoOn { get; set; }

    /// <summary>Raised to go back to the scope.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    /// <summary>Raised when the caller could not be identified; the order goes on without a saved card.</summary>
    [Parameter]
    public EventCallback OnDecline { get; set; }

    [Inject]
    private ExemptTexts Exempt { get; set; } = default!;

    private string Title => Texts[Channel is OrderChannel.Telephone ? nameof(SaveCardTexts.CallTitle) : nameof(SaveCardTexts.PostTitle)];

    private string Lead => Texts[Channel is OrderChannel.Telephone ? nameof(SaveCardTexts.CallLead) : nameof(SaveCardTexts.PostLead)];

    private IReadOnlyList<SummaryLine> Lines => SummaryLine.Of(
        Mistakes.All,
        (nameof(EvidenceForm.IdentityCheck), "evidence-identity", Texts[nameof(SaveCardTexts.IdentityCheck)]),
        (nameof(EvidenceForm.IdentityKnownTo), "evidence-known-to", Texts[nameof(SaveCardTexts.IdentityKnownTo)]),
        (nameof(EvidenceForm.IdentityPassed), "evidence-passed", Texts[nameof(SaveCardTexts.IdentityPassed)]),
        (nameof(EvidenceForm.Cardholder), "evidence-cardholder", Texts[nameof(SaveCardTexts.Cardholder)]),
        (nameof(EvidenceForm.CardholderName), "evidence-holder-name", Texts[nameof(SaveCardTexts.CardholderName)]),
        (nameof(EvidenceForm.CardholderRelation), "evidence-relation", Texts[nameof(SaveCardTexts.CardholderRelation)]),
        (nameof(EvidenceForm.CardholderAgreed), "evidence-holder-agreed", Texts[nameof(SaveCardTexts.CardholderAnswer)]),
        (nameof(EvidenceForm.CallReference), "evidence-call", Texts[nameof(SaveCardTexts.CallReference)]),
        (nameof(EvidenceForm.ReceivedOn), "evidence-received", Texts[nameof(SaveCardTexts.ReceivedOn)]),
        (nameof(EvidenceForm.SignedOn), "evidence-signed", Texts[nameof(SaveCardTexts.SignedOn)]),
        (nameof(EvidenceForm.CardPartRemoved), "evidence-card-part", Texts[nameof(SaveCardTexts.CardPartAnswer)]),
        (nameof(EvidenceForm.SignedForm), "signed-form", Texts[nameof(SaveCardTexts.SignedForm)]));

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() => Form.Check(Channel, Today, Exempt);

    /// <inheritdoc/>
    protected override Task GoOnAsync() => OnGoOn.InvokeAsync();

    private Task RemoveCardPartAsync(bool removed) =>
        ChangeAsync(() => Form.CardPartRemoved = removed, nameof(EvidenceForm.CardPartRemoved));

    private async Task KeepFormAsync(SignedFormView? kept)
    {
        Form.SignedForm = kept?.Id;
        Mistakes.Leave(nameof(EvidenceForm.SignedForm));
        await SignedFormChanged.InvokeAsync(kept);
        await OnChanged.InvokeAsync();
    }
}
