using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Readers.Inspections;

/// <summary>The payloads of ledger entries about readers.</summary>
internal static class ReaderEntries
{
    /// <summary>A person inspected a reader.</summary>
    /// <param name="Reader">The reader.</param>
    /// <param name="Serial">Its serial number.</param>
    /// <param name="Label">Its label.</param>
    /// <param name="Location">Its location; null for none.</param>
    /// <param name="Outcome">The finding.</param>
    /// <param name="Note">The note; null for none.</param>
    public sealed record Inspected(
        string Reader, string? Serial, string? Label, string? Location, string Outcome, string? Note)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["reader.inspected"];
    }
}
