using System.Text;
using MotoPortal.Audit;
using MotoPortal.Audit.Entries;
using MotoPortal.Audit.Exports;
using MotoPortal.Charges.Pages;
using MotoPortal.Tests.Audit.Lists;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Exports;

/// <summary>Exports of long lists.</summary>
public sealed class LongExportTests(ListedPortal listed) : IClassFixture<ListedPortal>
{
    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.JsonLines)]
    public async Task A_long_list_is_written_once_from_the_oldest_row_on(ExportFormat format)
    {
        var exports = listed.Host.As(ActingPeople.Alex).Get<ListExportWorkflow>();
        using var consents = new MemoryStream();
        using var charges = new MemoryStream();

        var given = await exports.WriteConsentsAsync(new ConsentAddress(), format, consents, CancellationToken.None);
        var inLyon = ChargeAddress.Read("/charges?store=tml_Lyon");
        var made = await exports.WriteChargesAsync(inLyon, format, charges, CancellationToken.None);

        given.ShouldBeGiven().ShouldBe(listed.Rows);
        made.ShouldBeGiven().ShouldBe(listed.Rows / 3);
        Numbers(consents, "C-").ShouldBe([.. Enumerable.Range(100_001, listed.Rows).Select(number => $"C-{number}")]);
        Numbers(charges, "P-").ShouldBe(
            [.. Enumerable.Range(100_001, listed.Rows).Where(number => (number - 100_000) % 3 == 0).Select(number => $"P-{number}")]);
    }

    private static List<string> Numbers(MemoryStream file, string prefix) =>
    [
        .. Encoding.UTF8.GetString(file.ToArray()).Split('\n')
            .Select(line => line.IndexOf($"\"{prefix}", StringComparison.Ordinal) is >= 0 and var at
                && (line.StartsWith($"\"{prefix}", StringComparison.Ordinal)
                    || line.Contains($"\"number\":\"{prefix}", StringComparison.Ordinal))
                ? line[(line.StartsWith('"') ? 1 : line.IndexOf("\"number\":\"", StringComparison.Ordinal) + 10)..].Split('"')[0]
                : "")
            .Where(number => number.Length > 0),
    ];
}
