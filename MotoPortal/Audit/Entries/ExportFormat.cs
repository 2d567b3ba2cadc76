namespace MotoPortal.Audit.Entries;

/// <summary>The formats in which the ledger is exported.</summary>
public enum ExportFormat
{
    /// <summary>Comma- or semicolon-separated values, for spreadsheets.</summary>
    Csv,

    /// <summary>One JSON object on each line, with the bytes to which the ledger commits.</summary>
    JsonLines,
}
