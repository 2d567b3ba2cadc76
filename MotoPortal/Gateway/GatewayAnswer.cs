using MotoPortal.Primitives;

namespace MotoPortal.Gateway;

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

/// <summary>Why Stripe refused.</summary>
/// <param name="Reason">The reason, as far as the portal tells reasons apart.</param>
/// <param name="Code">Stripe's error code, for the log.</param>
/// <param name="RequestId">Stripe's id of the request, for the log and for Stripe's support.</param>
/// <param name="Failure">What the bank said; null unless it declined.</param>
/// <param name="PaymentIntent">The PaymentIntent that was declined; null unless Stripe names one.</param>
internal sealed record StripeRefusal(RefusalReason Reason, string? Code, string? RequestId, StripeFailure? Failure = null, PaymentIntentId? PaymentIntent = null);

/// <summary>The reasons for a refusal that the portal tells apart. By error code, never by HTTP status where there is a code.</summary>
internal enum RefusalReason
{
    /// <summary>The reader works on something else.</summary>
    ReaderBusy,

    /// <summary>The reader is not connected.</summary>
    ReaderOffline,

    /// <summary>The reader has a fault of its own.</summary>
    ReaderFault,

    /// <summary>The intent is in another state than the request needs.</summary>
    IntentInvalidState,

    /// <summary>The account may not key in cards.</summary>
    MotoNotEnabled,

    /// <summary>The key is wrong, revoked, or may not do this.</summary>
    KeyRefused,

    /// <summary>There is no such object, or it was deleted.</summary>
    NotFound,

    /// <summary>Too many requests; nothing was done.</summary>
    RateLimited,

    /// <summary>The bank declined the card, or wants its holder to authenticate.</summary>
    Declined,

    /// <summary>Anything else that Stripe calls an invalid request.</summary>
    InvalidRequest,
}
