using MotoPortal.Gateway.Webhooks;

namespace MotoPortal.Deliveries;

/// <summary>An event that the portal has given up, or cannot read.</summary>
/// <param name="EventId">Stripe's id of it.</param>
/// <param name="Type">Stripe's type of it; empty when it could not be read.</param>
/// <param name="Subject">The id of what it is about, or its own.</param>
/// <param name="Problem">Why it was given up.</param>
/// <param name="Failure">The type of the last exception; null when nothing was thrown.</param>
/// <param name="ReceivedAt">When it was received, UTC.</param>
/// <param name="GaveUpAt">When it was given up, UTC.</param>
public sealed record DeadLetterView(
    string EventId, string Type, string Subject, EventProblem Problem, string? Failure, DateTimeOffset ReceivedAt, DateTimeOffset GaveUpAt)
{
    /// <summary>Whether it could be read; otherwise it is read at Stripe when it is tried again, or is set aside.</summary>
    public bool IsReadable => Problem is not EventProblem.Unreadable;
}
