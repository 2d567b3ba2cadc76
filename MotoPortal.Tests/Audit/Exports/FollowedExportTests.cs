using System.Net;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Shell.Lists;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Exports;

/// <summary>How a page follows the file that its link asks for.</summary>
[Collection(RecordsTests.Name)]
public sealed class FollowedExportTests(RecordsPortal records)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("ledger", "Csv")]
    [InlineData("consents", "Xlsx")]
    [InlineData("charges", "JsonLines")]
    public async Task The_page_is_told_that_a_file_was_written_to_its_end(string list, string format)
    {
        var run = records.Services.GetRequiredService<FollowedExports>().Open();
        using var visitor = records.Visitor();
        await visitor.PractiseAsAsync("audrey@practice.example");

        (await visitor.GetAsync($"/{list}/export?format={format}&run={run.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var told = await ToldAsync(run);
        told[0].State.ShouldBe(ExportState.Asked);
        told[^1].State.ShouldBe(ExportState.Done);
        told[^1].Rows.ShouldBeGreaterThanOrEqualTo(list is "charges" ? 0 : 1);
    }

    [Fact]
    public async Task A_file_that_was_stopped_does_not_arrive_as_a_whole_one()
    {
        var run = records.Services.GetRequiredService<FollowedExports>().Open();
        using var visitor = records.Visitor();
        await visitor.PractiseAsAsync("audrey@practice.example");
        run.Stop();

        await Should.ThrowAsync<HttpRequestException>(() => visitor.GetAsync($"/consents/export?format=Csv&run={run.Id}"));

        (await ToldAsync(run))[^1].State.ShouldBe(ExportState.Stopped);
    }

    [Fact]
    public async Task The_links_show_how_far_the_file_is_and_how_it_ended()
    {
        await using var screen = new ScreenContext();
        var runs = screen.Services.GetRequiredService<FollowedExports>();
        var links = screen.Render<ExportPanel>(with => with.Add(shown => shown.HrefOf, format => $"/consents/export?format={format}"));
        var run = RunOf(links, runs);

        await links.Find("a").ClickAsync(new MouseEventArgs());
        links.Find("[role=progressbar]");
        RunOf(links, runs).ShouldNotBe(run);
        run.Tell(1000, 0.25);
        links.WaitForAssertion(() => links.Find("[role=progressbar]").GetAttribute("aria-valuenow").ShouldBe("25"), Patience);
        links.Find(".run").TextContent.ShouldContain("1,000 rows");
        await links.Find(".run button").ClickAsync(new MouseEventArgs());
        run.Stopped.IsCancellationRequested.ShouldBeTrue();
        run.End(ExportState.Stopped);
        links.WaitForAssertion(() => links.Find("[role=status]").TextContent.ShouldStartWith("Stopped."), Patience);
        links.FindAll(".run").ShouldBeEmpty();

        var second = RunOf(links, runs);
        await links.Find("a").ClickAsync(new MouseEventArgs());
        second.End(ExportState.Done, 4711);
        links.WaitForAssertion(() => links.Find("[role=status]").TextContent.ShouldBe("The file has 4,711 rows."), Patience);
        await links.Find("a").ClickAsync(new MouseEventArgs());
        links.Find("[role=progressbar]");
        screen.Clock.Advance(TimeSpan.FromSeconds(31));
        links.WaitForAssertion(() => links.Find("[role=status]").TextContent.ShouldStartWith("The file was not written"), Patience);
    }

    private static FollowedFile RunOf(IRenderedComponent<ExportPanel> links, FollowedExports runs) =>
        runs.Find(links.Find("a").GetAttribute("href")!.Split("run=")[1]).ShouldNotBeNull();

    private static async Task<List<ExportProgress>> ToldAsync(FollowedFile run)
    {
        using var limit = new CancellationTokenSource(Patience);
        List<ExportProgress> told = [];
        await foreach (var progress in run.WatchAsync(limit.Token))
        {
            told.Add(progress);
        }

        return told;
    }
}
