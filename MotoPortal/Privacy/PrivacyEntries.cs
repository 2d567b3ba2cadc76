using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Privacy;

/// <summary>The payloads of ledger entries about exports and retention.</summary>
internal static class PrivacyEntries
{
    /// <summary>A customer's data was exported.</summary>
    /// <param name="Consents">The number of consents it held.</param>
    /// <param name="Setups">The number of erased setups.</param>
    /// <param name="Charges">The number of charges.</param>
    /// <param name="Mails">The number of mails.</param>
    /// <param name="SignedForms">The number of signed forms.</param>
    /// <param name="Entries">The number of entries of the ledger.</param>
    public sealed record Exported(int Consents, int Setups, int Charges, int Mails, int SignedForms, int Entries) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.exported"];
    }

    /// <summary>The retention rules were applied.</summary>
    /// <param name="Persons">The number of erased persons.</param>
    /// <param name="Evidence">The number of consents whose evidence was erased.</param>
    /// <param name="Refusals">The number of erased refusals.</param>
    /// <param name="Mails">The number of erased mails.</param>
    /// <param name="Setups">The number of setups.</param>
    /// <param name="Charges">The number of erased charges.</param>
    /// <param name="Sessions">The number of erased sessions.</param>
    public sealed record RetentionRan(
        int Persons, int Evidence, int Refusals, int Mails, int Setups, int Charges, int Sessions)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["retention.ran"];
    }
}
