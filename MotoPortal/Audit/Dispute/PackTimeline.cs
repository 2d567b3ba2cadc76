using System.Globalization;
using System.Text;
using MotoPortal.Ledger;
using MotoPortal.SaveCard.Reads;

namespace MotoPortal.Audit.Dispute;

/// <summary>
/// Writes the history of a consent and the saving of its card as CSV (RFC 4180). Each line has the ledger's commitment, by which it can be
/// compared with the ledger. The actors are given by role and not by name.
/// </summary>
internal static class PackTimeline
{
    private const string LineEnd = "\r\n";

    /// <summary>The file: UTF-8 with a byte order mark, without which spreadsheets misread accents.</summary>
    public static byte[] Write(IEnumerable<LedgerEntry> entries) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(
            string.Concat(entries.Select(Line).Prepend("sequence,at_utc,kind,what,role,commitment" + LineEnd)))];

    private static string Line(LedgerEntry entry) => string.Join(
        ',',
        entry.Sequence.ToString(CultureInfo.InvariantCulture),
        entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        entry.Kind,
        Quoted(SetupText.OfEvent(entry.Kind)),
        entry.ActorRole,
        entry.Commitment) + LineEnd;

    private static string Quoted(string words) => $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
