namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// A room that wants to know of Stripe's events. Applying is idempotent and free of order: the event is only a reason to read.
/// </summary>
internal interface IStripeEventHandler
{
    /// <summary>Looks at Stripe and writes down what is true now.</summary>
    Task ApplyAsync(StripeEventReference notice, CancellationToken cancellationToken);
}
