using System.Collections.Immutable;
using System.Text.Json.Serialization;
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
    /// <param name="Files">Stripe's ids of the files that went to the bank with them; null for none.</param>
    public sealed record Answered(
        string Number,
        string Dispute,
        ImmutableArray<string> Fields,
        string Sha256,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        ImmutableArray<string>? Files) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["charge.evidence_staged", "charge.evidence_submitted"];
    }

    /// <summary>A file was put to a dispute at Stripe.</summary>
    /// <param name="Number">The charge, <c>P-</c> and its number.</param>
    /// <param name="Dispute">Stripe's id of the dispute.</param>
    /// <param name="Field">Stripe's name of the field.</param>
    /// <param name="Name">The file's name.</param>
    /// <param name="Bytes">Its size.</param>
    /// <param name="Sha256">SHA-256 of its bytes as they were sent, lower-case hex.</param>
    /// <param name="File">Stripe's id of the file.</param>
    public sealed record FileStaged(string Number, string Dispute, string Field, string Name, long Bytes, string Sha256, string File)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["charge.evidence_file_staged"];
    }

    /// <summary>A file was taken out of the answer to a dispute at Stripe.</summary>
    /// <param name="Number">The charge, <c>P-</c> and its number.</param>
    /// <param name="Dispute">Stripe's id of the dispute.</param>
    /// <param name="Field">Stripe's name of the field.</param>
    /// <param name="File">Stripe's id of the file.</param>
    public sealed record FileRemoved(string Number, string Dispute, string Field, string File) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["charge.evidence_file_removed"];
    }
}
