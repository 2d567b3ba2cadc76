using System.Collections.Immutable;

namespace MotoPortal.Gateway.Objects;

/// <summary>The account's recent refunds and disputes.</summary>
/// <param name="Refunds">The refunds, newest first.</param>
/// <param name="Disputes">The disputes, newest first.</param>
internal sealed record StripeReversals(ImmutableArray<StripeRefund> Refunds, ImmutableArray<StripeDispute> Disputes);
