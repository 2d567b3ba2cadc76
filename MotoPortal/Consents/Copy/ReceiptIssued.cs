using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Consents.Copy;

/// <summary>A receipt of a consent was handed out.</summary>
/// <param name="Receipt">The receipt's id.</param>
/// <param name="Sha256">SHA-256 of the receipt without its proof in the ledger, lower-case hex.</param>
internal sealed record ReceiptIssued(string Receipt, string Sha256) : ILedgerDetails
{
    /// <inheritdoc/>
    public static ImmutableArray<string> Kinds => ["receipt.issued"];
}
