using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Setups;

/// <summary>One taking of a card in a customer's export. Times are UTC.</summary>
internal sealed record ExportedSetup(
    CardSetupId Id,
    SetupTask Task,
    SetupState State,
    OrderChannel? Channel,
    string? OrderReference,
    Money? Amount,
    DateTimeOffset? AmountAgreedAt,
    SetupIntentId? SetupIntent,
    PaymentIntentId? PaymentIntent,
    int Attempts,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset ChangedAt,
    string? ApprovedBy,
    string? ApprovalReason)
{
    /// <summary>Converts a setup for the customer's export.</summary>
    public static ExportedSetup Of(CardSetup setup) => new(
        setup.Id, setup.Task, setup.State, setup.Channel, setup.OrderReference, setup.Amount, setup.AmountAgreedAt, setup.SetupIntentId,
        setup.PaymentIntentId, setup.Attempt, setup.StartedBy, setup.StartedAt, setup.ChangedAt, setup.ApprovedBy,
        setup.ApprovalReason);
}
