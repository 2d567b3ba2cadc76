using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Disputes;

/// <summary>The payloads of ledger entries about disputes.</summary>
internal static class DisputeEntries
{
    /// <summary>A dispute was opened, changed or closed.</summary>
    /// <param name="Number">The charge, <c>P-</c> and its number.</param>
    /// <param name="Dispute">Stripe's id of the dispute.</param>
    /// <param name="Reason">Stripe's reason.</param>
    /// <param name="Status">The new status.</param>
    /// <param name="AmountMinorUnits">The amount, in minor units.</param>
    /// <param name="Currency">Three letters in lower case.</param>
    /// <param name="DueBy">The deadline for evidence, UTC; null when none is requested.</param>
    /// <param name="Submissions">How often evidence was submitted.</param>
    public sealed record Changed(
        string Number, string Dispute, string Reason, string Status, long AmountMinorUnits, string Currency, DateTimeOffset? DueBy,
        int Submissions)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["charge.disputed", "charge.dispute_updated", "charge.dispute_closed"];
    }
}
