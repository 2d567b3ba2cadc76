using System.Collections.Immutable;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Refunds.Records;

/// <summary>The refunds of a charge, and what can still be refunded.</summary>
/// <param name="Refunds">The refunds, newest first.</param>
/// <param name="Left">The amount that can still be refunded.</param>
/// <param name="IsBlocked">Whether a dispute prevents refunds.</param>
public sealed record ChargeRefundsView(ImmutableArray<RefundView> Refunds, Money Left, bool IsBlocked);
