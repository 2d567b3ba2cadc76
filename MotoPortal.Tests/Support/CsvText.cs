using System.Text;

namespace MotoPortal.Tests.Support;

/// <summary>
/// Reads text in the form of RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), strictly: a quote stands only around a field and, doubled,
/// inside one, and every row has as many fields as the first. Rows end with LF or CRLF.
/// </summary>
internal static class CsvText
{
    /// <summary>The rows of the text, the first one included.</summary>
    /// <exception cref="FormatException">The text has another form; the message names the row, counted from one.</exception>
    public static List<string[]> Read(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        for (var at = 0; at < text.Length;)
        {
            row.Add(text[at] is '"' ? Quoted(text, ref at, rows.Count + 1) : Plain(text, ref at, rows.Count + 1));
            if (at < text.Length && text[at] is ',')
            {
                at++;
                if (at == text.Length || text[at] is '\r' or '\n')
                {
                    row.Add("");
                }
                else
                {
                    continue;
                }
            }

            EndOfRow(text, ref at, rows.Count + 1);
            rows.Add([.. row]);
            row.Clear();
            if (rows[^1].Length != rows[0].Length)
            {
                throw new FormatException($"Row {rows.Count} has {rows[^1].Length} fields and not {rows[0].Length}.");
            }
        }

        return rows;
    }

    private static string Plain(string text, ref int at, int row)
    {
        var length = text.AsSpan(at).IndexOfAny(",\r\n");
        var field = text.Substring(at, length < 0 ? text.Length - at : length);
        at += field.Length;
        return field.Contains('"', StringComparison.Ordinal)
            ? throw new FormatException($"Row {row} has a quote within a field that is not quoted.")
            : field;
    }

    private static string Quoted(string text, ref int at, int row)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] is not '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] is '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                at++;
                return field.ToString();
            }
        }

        throw new FormatException($"Row {row} has a quote that is not closed.");
    }

    private static void EndOfRow(string text, ref int at, int row)
    {
        if (at < text.Length && text[at] is '\r')
        {
            at++;
        }

        if (at < text.Length && text[at++] is not '\n')
        {
            throw new FormatException($"Row {row} goes on after the end of a quoted field.");
        }
    }
}
