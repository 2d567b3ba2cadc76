using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Audit.Answers;

/// <summary>The payloads of ledger entries about answers to disputes.</summary>
internal static class AnswerEntries
{
    /// <summary>Evidence was put to a dispute at Stripe, or handed to the bank.</summary>
    /// <param name="Number">The charge, <c>P-</c> and its number.</param>
    /// <param name="Dispute">Stripe's id of the dispute.</param>
    /// <param name="Fields">Stripe's names of the fields with a text.</param>
    /// <param name="Sha256">SHA-256 of the texts as canonical JSON, lower-case hex.</param>
    public sealed record Answered(string Number, string Dispute, ImmutableArray<string> Fields, string Sha256) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["charge.evidence_staged", "charge.evidence_submitted"];
    }
}
