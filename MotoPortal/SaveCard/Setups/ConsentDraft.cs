using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>
/// The consent while it is being taken down. Kept in the database with each answer, so that a reload or a restart in the middle of a call
/// loses nothing; deleted once the consent is recorded or refused.
/// </summary>
public sealed class ConsentDraft
{
    /// <summary>Whose consent it is; null before the step has begun.</summary>
    public PortalCustomerId? Customer { get; set; }

    /// <summary>How the order came; null before the step has begun.</summary>
    public OrderChannel? Channel { get; set; }

    /// <summary>Where the clerk is.</summary>
    public ConsentStage Stage { get; set; }

    /// <summary>What is agreed.</summary>
    public ConsentForm Form { get; set; } = new();

    /// <summary>What shows that it is the customer's own.</summary>
    public EvidenceForm Evidence { get; set; } = new();

    /// <summary>What shows that the customer agreed to the payment, where one is taken.</summary>
    public PaymentForm Payment { get; set; } = new();

    /// <summary>How far the terms were read, and the answers.</summary>
    public ConsentReading Reading { get; set; } = new();

    /// <summary>
    /// Begins for a customer and a channel. What another person answered, or what was noted of another call or letter, is forgotten;
    /// what is to be agreed stays as it was typed.
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

    /// <summary>The server's findings that were shown already; null for none.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, FieldProblem>? Answered { get; set; }
}
