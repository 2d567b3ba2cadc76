using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.PersonalData;

/// <summary>The payloads of ledger entries about erasures.</summary>
internal static class ErasureEntries
{
    /// <summary>A person's data were erased.</summary>
    /// <param name="Basis">The basis: a person's request, or a retention rule.</param>
    /// <param name="Consents">The number of consents that stay without personal data.</param>
    /// <param name="LedgerPayloads">The number of erased payloads.</param>
    /// <param name="Mails">The number of erased mails.</param>
    /// <param name="SignedForms">The number of erased signed forms.</param>
    /// <param name="Evidence">The number of consents whose evidence was erased.</param>
    /// <param name="WithdrawalLinks">The number of erased links.</param>
    /// <param name="OrderReferences">The number of erased order references.</param>
    public sealed record Erased(
        string Basis, int Consents, int LedgerPayloads, int Mails, int SignedForms, int Evidence, int WithdrawalLinks,
        int OrderReferences)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.erased"];
    }

    /// <summary>A person asked to be erased; their data are kept until a charge cannot be disputed any more, and then erased.</summary>
    /// <param name="Number">The charge's number.</param>
    /// <param name="Until">Until when they are kept, UTC.</param>
    public sealed record Postponed(string Number, DateTimeOffset Until) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.erasure_postponed"];
    }
}
