using MotoPortal.Primitives;

namespace MotoPortal.Disputes;

/// <summary>One dispute with the charge that it is about.</summary>
/// <param name="Id">Stripe's id of it.</param>
/// <param name="ChargeId">The charge.</param>
/// <param name="ChargeNumber">The charge's number, such as <c>P-1001</c>.</param>
/// <param name="CustomerId">Whose card.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="ConsentId">The consent that covered the charge; null for none.</param>
/// <param name="Amount">How much is disputed.</param>
/// <param name="Reason">Stripe's word for the cardholder's reason.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueBy">Until when evidence is taken, UTC; null when none is.</param>
/// <param name="Submissions">How often evidence was handed in.</param>
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
