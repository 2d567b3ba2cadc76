using System.Collections.Immutable;

namespace MotoPortal.Gateway.Objects;

/// <summary>What was refunded and disputed of late, on the whole account.</summary>
/// <param name="Refunds">The refunds, newest first.</param>
/// <param name="Disputes">The disputes, newest first.</param>
internal sealed record StripeTakenBack(ImmutableArray<StripeRefund> Refunds, ImmutableArray<StripeDispute> Disputes);
