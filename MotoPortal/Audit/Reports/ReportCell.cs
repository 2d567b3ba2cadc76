namespace MotoPortal.Audit.Reports;

/// <summary>One cell of a report.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Number">The number that it says; null for words.</param>
/// <param name="Href">Where it leads; null for nowhere.</param>
public sealed record ReportCell(string Text, double? Number = null, string? Href = null)
{
    /// <summary>A number of things.</summary>
    public static ReportCell Count(long number) => new(number.ToString("N0", ReportText.Culture), number);

    /// <summary>
    /// A share of a whole, in percent with one decimal; a dash where there is no whole. It is 100.0 only for the whole, whatever is
    /// rounded.
    /// </summary>
    public static ReportCell Percent(long part, long whole) => whole == 0
        ? new("–")
        : OneDecimal(part == whole ? 100 : Math.Min(99.9, 100d * part / whole));

    /// <summary>A number with one decimal.</summary>
    public static ReportCell OneDecimal(double number) => new(number.ToString("N1", ReportText.Culture), Math.Round(number, 1));

    /// <summary>What a file for spreadsheets has of it: a number without grouping.</summary>
    public string ForFile() => Number is { } number ? number.ToString("0.##", ReportText.Culture) : Text;
}
