using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Exports;

[Collection(RecordsTests.Name)]
public sealed class ListExportTests(RecordsPortal records)
{
    [Theory]
    [InlineData("consents", "Csv", "kind=Recurring")]
    [InlineData("consents", "JsonLines", "kind=Recurring")]
    [InlineData("charges", "Csv", "state=Declined")]
    [InlineData("charges", "JsonLines", "state=Declined")]
    [InlineData("consents", "Xlsx", "kind=Recurring")]
    [InlineData("charges", "Xlsx", "state=Declined")]
    public async Task An_export_of_a_list_is_the_file_whose_digest_stands_in_the_ledger(string list, string format, string filter)
    {
        using var visitor = records.Visitor();
        await visitor.PractiseAsAsync("audrey@practice.example");
        var typed = list is "consents" ? "customer=zo%C3%AB" : "search=zo%C3%AB";

        var answer = await visitor.GetAsync($"/{list}/export?{filter}&{typed}&format={format}");
        var file = await answer.Content.ReadAsByteArrayAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var details = await NewestAsync($"{list}.exported");
        var before = format is "JsonLines" ? file.AsSpan(0, file.AsSpan(0, file.Length - 1).LastIndexOf((byte)'\n') + 1) : file.AsSpan();
        details.ShouldContain($"\"sha256\":\"{Convert.ToHexStringLower(SHA256.HashData(before))}\"");
        details.ShouldContain($"\"isWhole\":true,\"rows\":{(list is "consents" ? 1 : 0)},");
        details.ShouldContain(filter);
        details.ShouldNotContain("Zo");
        var lines = format is "Xlsx"
            ? [.. XlsxSheetTests.Read(new MemoryStream(file)).Select(line => $"\"{line.Replace("|", "\",\"", StringComparison.Ordinal)}\"")]
            : Encoding.UTF8.GetString(file).TrimEnd().Split('\n');
        if (format is "JsonLines")
        {
            JsonSerializer.Deserialize<JsonElement>(lines[0]).GetProperty("by").GetString().ShouldBe("Audrey L.");
        }
        else
        {
            (format is "Xlsx" || file.AsSpan().StartsWith(Encoding.UTF8.Preamble)).ShouldBeTrue();
            lines[1].ShouldContain("Audrey L.");
        }

        if (list is "consents")
        {
            var row = lines[format is "JsonLines" ? ^2 : ^1];
            row.ShouldContain("Zoë Ångström");
            row.ShouldContain("\"C-1001\"");
        }
    }

    [Fact]
    public async Task A_clerk_exports_nothing_and_leaves_no_file()
    {
        using var visitor = records.Visitor();
        await visitor.PractiseAsAsync("camille@practice.example");

        (await visitor.GetAsync("/charges/export?format=Csv")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync("/consents/export?format=Csv")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<string> NewestAsync(string kind)
    {
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().Where(entry => entry.Kind == kind).OrderByDescending(entry => entry.Sequence)
            .Select(entry => entry.Payload!.Json).FirstAsync();
    }
}
