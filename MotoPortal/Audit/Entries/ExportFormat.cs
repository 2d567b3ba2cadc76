namespace MotoPortal.Audit.Entries;

/// <summary>The formats in which lists are exported.</summary>
public enum ExportFormat
{
    /// <summary>Comma- or semicolon-separated values, for spreadsheets.</summary>
    Csv,

    /// <summary>One JSON object on each line, with the bytes to which the ledger commits.</summary>
    JsonLines,

    /// <summary>An Excel workbook in which every cell is a text.</summary>
    Xlsx,
}
