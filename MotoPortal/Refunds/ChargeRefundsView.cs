using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Refunds;

/// <summary>What was given back of a charge, and what can be.</summary>
/// <param name="Refunds">The refunds, newest first.</param>
/// <param name="Left">How much can still be given back.</param>
/// <param name="IsBlocked">Whether a dispute stands in the way.</param>
public sealed record ChargeRefundsView(ImmutableArray<RefundView> Refunds, Money Left, bool IsBlocked);
