using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Exemptions;

/// <summary>The payloads of ledger entries about exemptions from the card number guard.</summary>
internal static class ExemptionEntries
{
    /// <summary>A second person read a refused text and exempted it; the entry's actor is that person.</summary>
    /// <param name="Field">The kind of field.</param>
    /// <param name="Fingerprint">The keyed hash of the text.</param>
    /// <param name="TypedBy">The id of the person who typed it.</param>
    /// <param name="Reason">Why it is no card number.</param>
    public sealed record Given(string Field, string Fingerprint, string TypedBy, string Reason) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["exemption.given"];
    }

    /// <summary>An exemption ended, or its row was erased when its time was over.</summary>
    /// <param name="Field">The kind of field.</param>
    /// <param name="Fingerprint">The keyed hash of the text.</param>
    public sealed record Ended(string Field, string Fingerprint) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["exemption.taken_back", "exemption.erased"];
    }
}
