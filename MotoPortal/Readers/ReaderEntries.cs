using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Readers;

/// <summary>The payloads of ledger entries about readers.</summary>
internal static class ReaderEntries
{
    /// <summary>A person has looked at a reader and said whether it was tampered with.</summary>
    /// <param name="Reader">The reader.</param>
    /// <param name="Serial">Its serial number.</param>
    /// <param name="Label">Its label.</param>
    /// <param name="Location">Where it stands; null when it has no location.</param>
    /// <param name="Outcome">What was found.</param>
    /// <param name="Note">What was noted; null for nothing.</param>
    public sealed record Inspected(
        string Reader, string? Serial, string? Label, string? Location, string Outcome, string? Note)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["reader.inspected"];
    }
}
