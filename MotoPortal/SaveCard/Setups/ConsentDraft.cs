using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Setups;

/// <summary>
/// The consent while it is being taken. Stored after each answer, so that a reload or a restart during a call loses nothing; deleted once
/// the consent is recorded or refused.
/// </summary>
public sealed class ConsentDraft
{
    /// <summary>The customer; null before the step is reached.</summary>
    public PortalCustomerId? Customer { get; set; }

    /// <summary>The order channel; null before the step is reached.</summary>
    public OrderChannel? Channel { get; set; }

    /// <summary>The current part of the step.</summary>
    public ConsentStage Stage { get; set; }

    /// <summary>The scope.</summary>
    public ConsentForm Form { get; set; } = new();

    public EvidenceForm Evidence { get; set; } = new();

    /// <summary>The evidence that the customer agreed to the payment, when one is taken.</summary>
    public PaymentForm Payment { get; set; } = new();

    /// <summary>The progress of the reading and the answers.</summary>
    public ConsentReading Reading { get; set; } = new();

    /// <summary>
    /// Binds the draft to a customer and a channel. If they changed, the answers and the evidence are cleared, because they belong to
    /// another person, call or letter; the scope is kept as typed.
    /// </summary>
    public void BeginFor(PortalCustomerId customer, OrderChannel channel)
    {
        if (Customer == customer && Channel == channel)
        {
            return;
        }

        if (Customer is not null)
        {
            (Stage, Evidence, Reading, Payment) = (ConsentStage.Scope, new EvidenceForm(), new ConsentReading(), new PaymentForm());
            (Form.AcceptsCharges, Form.AcceptsRedisplay) = (false, false);
        }

        (Customer, Channel) = (customer, channel);
    }

    /// <summary>The problems of the server that are shown already; null for none.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, FieldProblem>? Answered { get; set; }
}
