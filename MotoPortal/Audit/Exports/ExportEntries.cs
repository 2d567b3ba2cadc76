using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Audit.Exports;

/// <summary>The payloads of ledger entries about exported lists.</summary>
internal static class ExportEntries
{
    /// <summary>A list was exported to a file.</summary>
    /// <param name="Format">The format.</param>
    /// <param name="Filters">The filters, each with its value unless a person typed it.</param>
    /// <param name="Rows">The number of rows.</param>
    /// <param name="IsWhole">Whether it was written to its end.</param>
    /// <param name="Sha256">SHA-256 of what was written, lower-case hex.</param>
    public sealed record Exported(string Format, ImmutableArray<string> Filters, long Rows, bool IsWhole, string Sha256) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consents.exported", "charges.exported", "reports.exported"];
    }
}
