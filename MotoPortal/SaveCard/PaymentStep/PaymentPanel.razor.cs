using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Forms;
using MotoPortal.Forms.Steps;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.PaymentStep;

/// <summary>Notes the customer's agreement to a payment, and who they are when no consent asks for it.</summary>
public partial class PaymentPanel
{
    /// <summary>The task, which says whether the card is saved as well.</summary>
    [Parameter, EditorRequired]
    public SetupTask Task { get; set; }

    [Parameter, EditorRequired]
    public Money Amount { get; set; }

    [Parameter, EditorRequired]
    public required string OrderReference { get; set; }

    /// <summary>The order channel: a signed form is read, a caller is asked.</summary>
    [Parameter, EditorRequired]
    public OrderChannel Channel { get; set; }

    /// <summary>The checks of the caller that the record supports; default while it is being read.</summary>
    [Parameter]
    public ImmutableArray<IdentityCheck> Offered { get; set; }

    /// <summary>The answers, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required PaymentForm Form { get; set; }

    /// <summary>The customer's language; null where it is not known.</summary>
    [Parameter, EditorRequired]
    public required string? Language { get; set; }

    /// <summary>Raised when the customer has agreed.</summary>
    [Parameter]
    public EventCallback OnAgree { get; set; }

    /// <summary>Raised with the reason when no payment is taken.</summary>
    [Parameter]
    public EventCallback<ConsentRefusalReason> OnDecline { get; set; }

    private bool IsByPost => Channel is OrderChannel.Post;

    // What is read out is in the customer's language; what is read from a form is in the page's.
    private SpokenText Question => IsByPost
        ? SpokenText.Of(SaveCardTexts.ResourceManager, nameof(SaveCardTexts.PaymentByPost), language: null, Amount, OrderReference)
        : SpokenText.Of(SaveCardTexts.ResourceManager, nameof(SaveCardTexts.PaymentSay), Language, Amount, OrderReference);

    private string AmountWords => Amount.Format(CultureInfo.CurrentCulture);

    private IReadOnlyList<SummaryLine> Lines => SummaryLine.Of(
        Mistakes.All,
        (nameof(PaymentForm.IdentityCheck), "payment-identity", Texts[nameof(SaveCardTexts.IdentityCheck)]),
        (nameof(PaymentForm.IdentityKnownTo), "payment-known-to", Texts[nameof(SaveCardTexts.IdentityKnownTo)]),
        (nameof(PaymentForm.IdentityPassed), "payment-passed", Texts[nameof(SaveCardTexts.IdentityPassed)]),
        (nameof(PaymentForm.Cardholder), "payment-cardholder", Texts[nameof(SaveCardTexts.Cardholder)]),
        (nameof(PaymentForm.CardholderName), "payment-holder-name", Texts[nameof(SaveCardTexts.CardholderName)]),
        (nameof(PaymentForm.CardholderRelation), "payment-relation", Texts[nameof(SaveCardTexts.CardholderRelation)]),
        (nameof(PaymentForm.CardholderAgreed), "payment-holder-agreed", Texts[nameof(SaveCardTexts.CardholderAnswer)]),
        (
            nameof(PaymentForm.Agreed),
            "payment-agreed",
            Texts[IsByPost ? nameof(SaveCardTexts.PaymentAnswerPost) : nameof(SaveCardTexts.PaymentAnswer)]));

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() => Form.Check(Task, Channel, Amount);

    /// <inheritdoc/>
    protected override Task GoOnAsync() => OnAgree.InvokeAsync();
}
