using System.Diagnostics;
using System.Globalization;
using MotoPortal.Audit.Entries;
using MotoPortal.Audit.Entries.Listing;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Primitives;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Audit.Entries;

/// <summary>
/// A ledger of 100,000 entries is verified, leafed through, searched and exported. <c>MOTOPORTAL_LEDGER_ENTRIES=1000000</c> makes a bench
/// run of it, which prints how long each takes.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class LongLedgerTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Customers = 500;

    private static readonly int Entries = int.TryParse(
        Environment.GetEnvironmentVariable("MOTOPORTAL_LEDGER_ENTRIES"), CultureInfo.InvariantCulture, out var entries) ? entries : 100_000;

    private readonly PortalCustomerId[] _customers =
        [.. Enumerable.Range(0, Customers).Select(_ => PortalCustomerId.Create(DateTimeOffset.UnixEpoch))];

    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_long_ledger_is_verified_leafed_through_searched_and_exported()
    {
        await _host.DraftAsync();
        await TimedAsync("seeded", () => LedgerSeeds.AddAsync(_host, Entries, _customers));
        var setup = await _host.DraftAsync();
        await TimedAsync("verified", async () =>
            (await _host.Get<LedgerCheck>().CheckAllAsync(CancellationToken.None)).ShouldBe(0));
        var reads = _host.As(ActingPeople.Audrey).Get<LedgerReads>();

        await TimedAsync("the newest page", async () => (await ListAsync(new LedgerQuery())).Rows.Length.ShouldBe(25));
        await TimedAsync("the newest setup's entries", async () =>
            (await ListAsync(new LedgerQuery { Subject = EntrySubject.TryFrom(setup.Value) })).Rows
                .ShouldAllBe(row => row.Setup == setup && row.Sequence > Entries));
        await TimedAsync("a page in the middle", async () =>
            (await ListAsync(new LedgerQuery { Place = ListCursor.After(Entries / 2) }))
                .Rows.Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, 25).Select(back => (long)((Entries / 2) - back))));
        await TimedAsync("the oldest page", async () =>
            (await ListAsync(new LedgerQuery { OldestFirst = true })).Rows[0].Sequence.ShouldBe(1));
        await TimedAsync("a customer's entries", async () => (await ListAsync(
            new LedgerQuery { Subject = EntrySubject.TryFrom(_customers[7].Value), Size = 100 })).Rows.Length.ShouldBe(100));
        await TimedAsync("one kind", async () =>
            (await ListAsync(new LedgerQuery { Kind = "customer.corrected" })).Rows.ShouldAllBe(row => row.Kind == "customer.corrected"));
        await TimedAsync("a word", async () =>
        {
            var query = new LedgerQuery { Search = $"detail{Entries / 2}", Size = 25 };
            var page = await ListAsync(query);
            while (page.Rows.IsEmpty && page.Next is { } next)
            {
                page = await ListAsync(query with { Place = next });
            }

            page.Rows.ShouldNotBeEmpty();
        });
        var file = Path.GetTempFileName();
        try
        {
            await TimedAsync("exported", async () =>
            {
                await using var written = File.Create(file);
                (await _host.As(ActingPeople.Audrey).Get<LedgerExportWorkflow>().WriteAsync(
                    new LedgerQuery(), ExportFormat.JsonLines, written, CancellationToken.None)).ShouldBeGiven()
                    .ShouldBeGreaterThan(Entries);
            });
            var held = GC.GetTotalMemory(forceFullCollection: true) >> 20;
            output.WriteLine($"{new FileInfo(file).Length / 1_000_000} MB written, {held} MB held");
            await TimedAsync("the export verified", () =>
            {
                using var written = File.OpenRead(file);
                var lines = VerifiedDocument.Lines(written, _host.Get<LedgerKeys>().Signing!.Public);
                lines.Where(line => !line.Holds).ShouldBeEmpty();
                lines.ShouldContain((true, "They are all entries up to that checkpoint."));
                return Task.CompletedTask;
            });
        }
        finally
        {
            File.Delete(file);
        }

        async Task<LedgerPageView> ListAsync(LedgerQuery query) =>
            (await reads.ListAsync(query, isNew: false, CancellationToken.None)).ShouldBeGiven();
    }

    private async Task TimedAsync(string what, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        output.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalMilliseconds,10:N1} ms  {what}");
    }
}
