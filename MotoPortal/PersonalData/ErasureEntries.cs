using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.PersonalData;

/// <summary>The payloads of ledger entries about erasures.</summary>
internal static class ErasureEntries
{
    /// <summary>A person's data were erased.</summary>
    /// <param name="Basis">On whose asking, or by what rule.</param>
    /// <param name="Consents">How many consents stay, without the person.</param>
    /// <param name="LedgerPayloads">How many entries lost their details.</param>
    /// <param name="Mails">How many mails went.</param>
    /// <param name="SignedForms">How many signed forms went.</param>
    /// <param name="Evidence">How many consents' evidence went.</param>
    /// <param name="WithdrawalLinks">How many links went.</param>
    /// <param name="OrderReferences">How many references of orders went.</param>
    public sealed record Erased(
        string Basis, int Consents, int LedgerPayloads, int Mails, int SignedForms, int Evidence, int WithdrawalLinks,
        int OrderReferences)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.erased"];
    }
}
