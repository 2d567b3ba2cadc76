using System.Collections.Concurrent;
using System.Globalization;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// Goal: the fault tests can see. Method: bugs are switched on one at a time, from outside of the portal; each must be found by a single
/// fault or by a random schedule, and what found it is printed.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class SeededBugTests(ITestOutputHelper output)
{
    private const int AtOnce = 2;
    private const int MostSeeds = 10;

    [Fact]
    public async Task Each_seeded_bug_is_found()
    {
        var found = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(SeededBug.All, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (bug, _) =>
        {
            if (await FindAsync(bug) is { } how)
            {
                found[bug.Name] = how;
            }
        });
        foreach (var bug in SeededBug.All)
        {
            output.WriteLine($"{bug.Name}: {found.GetValueOrDefault(bug.Name, "NOT FOUND")}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Count} of {SeededBug.All.Count} seeded bugs were found"));
        SeededBug.All.Select(bug => bug.Name).Except(found.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static async Task<string?> FindAsync(SeededBug bug)
    {
        foreach (var one in SingleFaults.Telling)
        {
            await using var bench = await FaultBench.StartAsync(bug);
            if (await SingleFaults.RunAsync(bench, one, requests: null) is [var seen, ..])
            {
                return $"{one} saw \"{FirstLine(seen)}\"";
            }
        }

        for (var seed = 1; seed <= MostSeeds; seed++)
        {
            await using var bench = await FaultBench.StartAsync(bug);
            if (await RandomFaultTests.PlayAsync(bench, seed) is [var seen, ..])
            {
                return FirstLine(seen);
            }
        }

        return null;
    }

    private static string FirstLine(string text) => text.Split('\n')[0] is { Length: > 160 } line ? line[..160] : text.Split('\n')[0];
}
