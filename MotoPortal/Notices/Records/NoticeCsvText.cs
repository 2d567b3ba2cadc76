using System.Globalization;
using System.Text;

namespace MotoPortal.Notices.Records;

/// <summary>Writes who was told what, when and how as CSV (RFC 4180).</summary>
internal static class NoticeCsvText
{
    private const string LineEnd = "\r\n";
    private const string Heading = "kind,customer,consent,charge,amount,terms_version,since_utc,tell_by,told_on,told_by_means,told_by_person";

    /// <summary>The file: UTF-8 with a byte order mark, without which spreadsheets misread accents.</summary>
    public static byte[] Write(IEnumerable<NoticeView> rows) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(rows.Select(Line).Prepend(Heading + LineEnd)))];

    private static string Line(NoticeView row) => string.Join(
        ',',
        row.Kind.ToString(),
        Quoted(row.CustomerName),
        row.ConsentNumber,
        row.ChargeNumber,
        Quoted(row.Amount is { } amount ? amount.Format(CultureInfo.InvariantCulture) : ""),
        row.TermsVersion?.ToString(CultureInfo.InvariantCulture),
        row.Since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Day(row.TellBy),
        Day(row.ToldOn),
        row.ToldBy?.ToString(),
        Quoted(row.ToldByName ?? "")) + LineEnd;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A name that begins like a formula would be calculated by a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection.
    private static string Quoted(string words) =>
        $"\"{(words is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
