using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Disputes;

/// <summary>A dispute and its charge.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="ChargeId">The charge.</param>
/// <param name="ChargeNumber">The charge's number, such as <c>P-1001</c>.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="ConsentId">The consent that covered the charge; null for none.</param>
/// <param name="Amount">The disputed amount.</param>
/// <param name="Reason">Stripe's value for the cardholder's reason.</param>
/// <param name="Status">The status.</param>
/// <param name="DueBy">The deadline for evidence, UTC; null when none is accepted.</param>
/// <param name="Submissions">How often evidence was submitted.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="ClosedAt">When it was decided, UTC; null before.</param>
public sealed record DisputeView(
    DisputeId Id,
    ChargeId ChargeId,
    string ChargeNumber,
    PortalCustomerId CustomerId,
    string CustomerName,
    ConsentId? ConsentId,
    Money Amount,
    string Reason,
    DisputeStatus Status,
    DateTimeOffset? DueBy,
    int Submissions,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt);
