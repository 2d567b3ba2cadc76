using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Calls;

/// <summary>A refusal by Stripe.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Code">Stripe's error code, for the log; null for none.</param>
/// <param name="RequestId">Stripe's request id, for the log and for Stripe's support.</param>
/// <param name="Failure">The bank's decline; null for other refusals.</param>
/// <param name="PaymentIntent">The declined PaymentIntent; null unless Stripe names one.</param>
/// <param name="Param">The parameter that Stripe refuses; null when it names none.</param>
internal sealed record StripeRefusal(
    RefusalReason Reason, string? Code, string? RequestId, StripeFailure? Failure = null, PaymentIntentId? PaymentIntent = null,
    string? Param = null)
{
    /// <summary>The code of an object that Stripe answers as deleted, which is not one of Stripe's.</summary>
    public const string DeletedCode = "deleted";

    /// <summary>Whether Stripe says that the object was deleted, and not only that there is none.</summary>
    public bool IsDeleted => Reason is RefusalReason.NotFound && string.Equals(Code, DeletedCode, StringComparison.Ordinal);
}
