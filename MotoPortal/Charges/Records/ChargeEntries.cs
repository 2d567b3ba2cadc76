using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Charges.Records;

/// <summary>The payloads of ledger entries about charges.</summary>
internal static class ChargeEntries
{
    /// <summary>A charge was requested, sent, approved, or changed its state.</summary>
    /// <param name="Detail">A short fact for the entry; null for none.</param>
    /// <param name="Number">The charge, <c>P-</c> and its number.</param>
    /// <param name="State">The new state.</param>
    /// <param name="AmountMinorUnits">The amount, in minor units.</param>
    /// <param name="Currency">Three letters in lower case.</param>
    /// <param name="Initiation">How the charge was initiated.</param>
    /// <param name="Origin">Who initiated it.</param>
    /// <param name="Overridden">The clauses that a second person overrides, separated by spaces; null for none.</param>
    /// <param name="DeclineCode">The bank's decline code; null when it did not decline.</param>
    /// <param name="PaymentIntent">The PaymentIntent; null until Stripe has answered.</param>
    public sealed record Changed(
        string? Detail, string Number, string State, long AmountMinorUnits, string Currency, string Initiation, string Origin,
        string? Overridden, string? DeclineCode, string? PaymentIntent)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds =>
        [
            "charge.requested", "charge.awaits_approval", "charge.approved", "charge.seal_broken", "charge.sent",
            "charge.unknown", "charge.processing", "charge.authorized", "charge.succeeded", "charge.declined",
            "charge.needs_customer", "charge.not_sent", "charge.refused", "charge.given_up", "charge.captured",
            "charge.released", "charge.found", "charge.charged_twice",
        ];
    }

    /// <summary>A charge was refused because the consent does not cover it.</summary>
    /// <param name="Detail">The clauses that forbid it, separated by spaces.</param>
    /// <param name="AmountMinorUnits">The amount, in minor units.</param>
    /// <param name="Currency">Three letters in lower case.</param>
    /// <param name="Initiation">How the charge was initiated.</param>
    /// <param name="Origin">Who initiated it.</param>
    public sealed record Denied(string Detail, long AmountMinorUnits, string Currency, string Initiation, string Origin) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["charge.denied"];
    }
}
