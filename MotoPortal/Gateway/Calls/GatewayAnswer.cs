namespace MotoPortal.Gateway.Calls;

/// <summary>An answer of Stripe. Closed: only the cases named here exist.</summary>
/// <typeparam name="T">The value of a successful answer.</typeparam>
internal abstract record GatewayAnswer<T>
{
    private GatewayAnswer()
    {
    }

    /// <summary>Stripe carried it out.</summary>
    public sealed record Done(T Value) : GatewayAnswer<T>;

    /// <summary>Stripe refused, and nothing was done.</summary>
    public sealed record Refused(StripeRefusal Refusal) : GatewayAnswer<T>;

    /// <summary>No connection could be made, so nothing was sent.</summary>
    public sealed record NotSent : GatewayAnswer<T>;

    /// <summary>The request was sent and its answer was lost or is ambiguous: it may or may not have been carried out.</summary>
    public sealed record Unknown : GatewayAnswer<T>;
}
