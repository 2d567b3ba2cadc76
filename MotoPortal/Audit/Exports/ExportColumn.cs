namespace MotoPortal.Audit.Exports;

/// <summary>A column of an exported list.</summary>
/// <param name="Title">The title in the person's language.</param>
/// <param name="Of">The value of a row, as it is read by people; null for none.</param>
internal sealed record ExportColumn<TRow>(string Title, Func<TRow, string?> Of);
