using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Receipts;

/// <summary>The payloads of ledger entries about receipts.</summary>
internal static class ReceiptEntries
{
    /// <summary>A receipt was put into the outbox.</summary>
    /// <param name="Detail">The charge, <c>P-</c> and its number.</param>
    /// <param name="Mail">The mail.</param>
    /// <param name="Kind">The kind of mail.</param>
    public sealed record Sent(string Detail, string Mail, string Kind) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["charge.receipt_sent"];
    }
}
