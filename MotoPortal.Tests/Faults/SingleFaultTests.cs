using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// Goal: no single fault between the portal and Stripe loses anything or does anything twice. Method: each job is done once undisturbed, to
/// see its requests; then once more for each of its requests, each fault and each channel, after which everything comes to rest within six
/// sweeps and all invariants hold, by the product's own check and by what Stripe has.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class SingleFaultTests(ITestOutputHelper output)
{
    /// <summary>Runs each n-th case; 1 for all of them, which takes minutes.</summary>
    private const string ShareVariable = "MOTOPORTAL_FAULT_SHARE";

    private const int UsualShare = 20;

    private const int AtOnce = 2;

    private static readonly ProxyFault[] OfReads =
    [
        ProxyFault.Refused, ProxyFault.CutAfter, ProxyFault.HangAfter, ProxyFault.NotFoundAfter, ProxyFault.BadGatewayAfter,
        ProxyFault.EmptyAfter, ProxyFault.HalfAfter, ProxyFault.OtherObjectAfter, ProxyFault.TooMany,
    ];

    private static readonly ProxyFault[] OfReaders = [ProxyFault.ReaderTimeoutAfter, ProxyFault.ReaderTimeoutBefore];

    [Fact]
    public async Task No_single_fault_loses_anything_or_does_it_twice()
    {
        var watch = Stopwatch.StartNew();
        var benches = new ConcurrentBag<FaultBench>();
        var wrong = new ConcurrentBag<string>();
        var cases = new List<FaultCase>();
        foreach (var job in FaultClerk.Jobs.Keys)
        {
            List<string> requests = [];
            var clean = await RunAsync(benches, new FaultCase(job, -1, "", Fault: null, HearsEvents: false), requests);
            clean.ShouldBeEmpty();
            output.WriteLine($"{job}: {string.Join(", ", requests)}");
            cases.AddRange(
                from request in requests.Index()
                from fault in FaultsOf(request.Item)
                from hears in (bool[])[false, true]
                select new FaultCase(job, request.Index, request.Item, fault, hears));
        }

        var asked = Environment.GetEnvironmentVariable(ShareVariable);
        var share = int.TryParse(asked, CultureInfo.InvariantCulture, out var each) ? each : UsualShare;
        cases = [.. cases.Index().Where(one => one.Index % share is 0).Select(one => one.Item)];
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
        {
            foreach (var found in await RunAsync(benches, one, requests: null))
            {
                wrong.Add($"{one}: {found}");
            }
        });
        foreach (var bench in benches)
        {
            await bench.DisposeAsync();
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{cases.Count} single faults in {watch.Elapsed.TotalSeconds:F0} s, {wrong.Count} violations"));
        wrong.Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<ProxyFault> FaultsOf(string request) =>
        request.StartsWith("GET ", StringComparison.Ordinal) ? OfReads
        : request.Contains("/process_", StringComparison.Ordinal) ? Enum.GetValues<ProxyFault>()
        : Enum.GetValues<ProxyFault>().Except(OfReaders);

    private static async Task<IReadOnlyList<string>> RunAsync(ConcurrentBag<FaultBench> benches, FaultCase one, List<string>? requests)
    {
        var bench = benches.TryTake(out var idle) ? idle : await FaultBench.StartAsync();
        var found = await SingleFaults.RunAsync(bench, one, requests);
        if (found.Count is 0 && bench.Runs < FaultBench.MostRuns)
        {
            benches.Add(bench);
        }
        else
        {
            await bench.DisposeAsync();
        }

        return found;
    }
}
