using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Notices.Records;

/// <summary>The payloads of ledger entries about what customers are told.</summary>
internal static class NoticeEntries
{
    /// <summary>A customer was told.</summary>
    /// <param name="Detail">What: the charge as <c>P-</c> and its number, or the version of the terms.</param>
    /// <param name="Kind">The kind.</param>
    /// <param name="Means">How.</param>
    /// <param name="On">On which day.</param>
    public sealed record Told(string Detail, string Kind, string Means, DateOnly On) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["notice.told"];
    }

    /// <summary>A person has to tell a customer: there is no address, or the e-mail did not arrive.</summary>
    /// <param name="Detail">What, as above.</param>
    /// <param name="Kind">The kind.</param>
    public sealed record ToTell(string Detail, string Kind) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["notice.to_tell"];
    }

    /// <summary>A change of the terms was announced.</summary>
    /// <param name="TermsVersion">The version.</param>
    /// <param name="AskFrom">The day from which customers are asked to agree to it.</param>
    /// <param name="ByEmail">The number of customers who get an e-mail.</param>
    /// <param name="ByPeople">The number of customers whom a person has to tell.</param>
    public sealed record Announced(int TermsVersion, DateOnly AskFrom, int ByEmail, int ByPeople) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["terms.announced"];
    }

    /// <summary>The list of who was told, when and how was exported.</summary>
    /// <param name="Rows">The number of rows.</param>
    public sealed record Exported(int Rows) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["notice.exported"];
    }
}
