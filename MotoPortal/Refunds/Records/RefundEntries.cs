using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Refunds.Records;

/// <summary>The payloads of ledger entries about refunds.</summary>
internal static class RefundEntries
{
    /// <summary>A refund was requested, or its result became known.</summary>
    /// <param name="Detail">A note, or the cause of a failure; null for none.</param>
    /// <param name="Number">The charge, <c>P-</c> and its number.</param>
    /// <param name="Refund">The refund.</param>
    /// <param name="StripeRefund">Stripe's id; null until Stripe has answered.</param>
    /// <param name="AmountMinorUnits">The amount, in minor units.</param>
    /// <param name="Currency">Three letters in lower case.</param>
    /// <param name="Reason">The reason.</param>
    /// <param name="Origin">Where it was made.</param>
    /// <param name="State">The new state.</param>
    public sealed record Changed(
        string? Detail, string Number, string Refund, string? StripeRefund, long AmountMinorUnits, string Currency, string Reason,
        string Origin, string State)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["charge.refund_requested", "charge.refunded", "charge.refund_failed"];
    }
}
