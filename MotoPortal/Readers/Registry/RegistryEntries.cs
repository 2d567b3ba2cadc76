using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Readers.Registry;

/// <summary>The payloads of ledger entries about the registry of readers.</summary>
internal static class RegistryEntries
{
    /// <summary>An administrator registered or deleted a reader.</summary>
    /// <param name="Reader">The reader.</param>
    /// <param name="Serial">Its serial number; null when Stripe has none.</param>
    /// <param name="Label">Its label.</param>
    /// <param name="Location">Its store; null for none.</param>
    public sealed record Changed(string Reader, string? Serial, string Label, string? Location) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["reader.registered", "reader.deleted"];
    }

    /// <summary>An administrator changed a reader's label.</summary>
    /// <param name="Reader">The reader.</param>
    /// <param name="Before">The label before.</param>
    /// <param name="After">The label after.</param>
    public sealed record Labelled(string Reader, string Before, string After) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["reader.labelled"];
    }

    /// <summary>A registration was sent, and its answer was lost.</summary>
    /// <param name="Label">The label.</param>
    /// <param name="Location">The store.</param>
    public sealed record Unanswered(string Label, string Location) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["reader.registration_unknown"];
    }
}
