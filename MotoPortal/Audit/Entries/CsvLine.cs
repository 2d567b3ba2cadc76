using System.Globalization;

namespace MotoPortal.Audit.Entries;

/// <summary>
/// Lines of comma-separated values (RFC 4180). A value that a spreadsheet would take for a formula is written as text: it begins with an
/// apostrophe. https://owasp.org/www-community/attacks/CSV_Injection
/// </summary>
internal static class CsvLine
{
    private const string FormulaStarts = "=+-@\t\r\n";

    /// <summary>The separator that spreadsheets of the language expect: a semicolon where the comma is the decimal sign.</summary>
    public static char SeparatorOf(CultureInfo culture) => culture.NumberFormat.NumberDecimalSeparator is "," ? ';' : ',';

    /// <summary>A line with its end; each value is quoted.</summary>
    public static string Of(char separator, params IEnumerable<string?> values) => string.Join(separator, values.Select(Quoted)) + "\r\n";

    private static string Quoted(string? value)
    {
        var text = value ?? "";
        var harmless = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
