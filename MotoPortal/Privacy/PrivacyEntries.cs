using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Privacy;

/// <summary>The payloads of ledger entries about a person's file and of retention.</summary>
internal static class PrivacyEntries
{
    /// <summary>A person's file was handed out.</summary>
    /// <param name="Consents">How many consents it held.</param>
    /// <param name="Setups">How many setups.</param>
    /// <param name="Charges">How many charges.</param>
    /// <param name="Mails">How many mails.</param>
    /// <param name="SignedForms">How many signed forms.</param>
    /// <param name="Entries">How many entries of the ledger.</param>
    public sealed record Exported(int Consents, int Setups, int Charges, int Mails, int SignedForms, int Entries) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.exported"];
    }

    /// <summary>The rules of retention were applied.</summary>
    /// <param name="Persons">How many persons were erased.</param>
    /// <param name="Evidence">How many consents lost their evidence.</param>
    /// <param name="Refusals">How many refusals went.</param>
    /// <param name="Mails">How many mails.</param>
    /// <param name="Setups">How many setups.</param>
    /// <param name="Charges">How many charges.</param>
    /// <param name="Sessions">How many sessions.</param>
    public sealed record RetentionRan(
        int Persons, int Evidence, int Refusals, int Mails, int Setups, int Charges, int Sessions)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["retention.ran"];
    }
}
