using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Refunds;

/// <summary>The payloads of ledger entries about refunds.</summary>
internal static class RefundEntries
{
    /// <summary>A refund was asked for, or it is known what became of it.</summary>
    /// <param name="Detail">A note, or why it failed; null for none.</param>
    /// <param name="Number">The charge, <c>P-</c> and its number.</param>
    /// <param name="Refund">The refund.</param>
    /// <param name="StripeRefund">Stripe's id of it; null until Stripe has told.</param>
    /// <param name="AmountMinorUnits">The amount, in minor units.</param>
    /// <param name="Currency">Three letters, in lower case.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Origin">Who began it.</param>
    /// <param name="State">The state that it took.</param>
    public sealed record Changed(
        string? Detail, string Number, string Refund, string? StripeRefund, long AmountMinorUnits, string Currency, string Reason,
        string Origin, string State)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["charge.refund_requested", "charge.refunded", "charge.refund_failed"];
    }
}
