namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// Handles Stripe's events for a room. Handling is idempotent and independent of order: an event is only a reason to read Stripe.
/// </summary>
internal interface IStripeEventHandler
{
    /// <summary>Reads Stripe and records the current state; once for all events of the batch.</summary>
    Task<EventOutcome> ApplyAsync(StripeEventBatch events, CancellationToken cancellationToken);
}
