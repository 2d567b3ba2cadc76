namespace MotoPortal.Gateway.Calls;

/// <summary>What came back from Stripe. Closed: only the cases named here exist.</summary>
/// <typeparam name="T">What a good answer holds.</typeparam>
internal abstract record GatewayAnswer<T>
{
    private GatewayAnswer()
    {
    }

    /// <summary>Stripe did it.</summary>
    public sealed record Done(T Value) : GatewayAnswer<T>;

    /// <summary>Stripe refused, and nothing was done.</summary>
    public sealed record Refused(StripeRefusal Refusal) : GatewayAnswer<T>;

    /// <summary>No connection could be made, so nothing was asked of Stripe.</summary>
    public sealed record NotSent : GatewayAnswer<T>;

    /// <summary>The request went out and its answer is lost or says nothing certain: it may or may not have been done.</summary>
    public sealed record Unknown : GatewayAnswer<T>;
}
