using System.Diagnostics;
using System.Globalization;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Faults.Kills;

/// <summary>
/// Goal: a portal that is killed at any moment loses nothing and does nothing twice. Method: the built program runs as a process on a data
/// folder of its own, with clerks who save cards, take payments, charge, refund, answer disputes and withdraw, schedules that charge, and
/// Stripe's events
/// over HTTP; it is killed with SIGKILL while a request is on its way, after something was told, or while it starts, and started again on
/// what it has left. After each kill SQLite checks the file, the product's own check runs, and whatever a clerk or Stripe was told must be
/// there; in the end everything comes to rest, and Stripe is asked, too. The clerks are a hosted service of these tests that the framework
/// loads into the program (<see cref="DrivenStartUp"/>): they call the workflows as pages do, without Chromium.
/// </summary>
[Trait(Categories.Name, Categories.Process)]
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>The number of kills, such as 1000 for a long run.</summary>
    private const string CountVariable = "MOTOPORTAL_KILLS";

    /// <summary>The seed of work and moments. What the machine does in between is not repeated.</summary>
    private const string SeedVariable = "MOTOPORTAL_KILL_SEED";

    private const int UsualCount = 6;
    private const int UsualSeed = 1;
    private const int MostLines = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_portal_that_is_killed_at_any_moment_loses_nothing_and_does_nothing_twice()
    {
        var (count, seed) = (NumberOf(CountVariable) ?? UsualCount, NumberOf(SeedVariable) ?? UsualSeed);
        var (random, watch, kills, underWay, saved, disputes) = (new Random(seed), Stopwatch.StartNew(), 0, 0, 0, 0);
        List<string> wrong = [];
        while (kills < count)
        {
            await using var bench = await KillBench.StartAsync();
            TimeSpan? start = null;
            while (kills < count && bench.Kills < KillBench.MostKills)
            {
                var moment = KillMoment.Next(random, kills, start);
                var (lines, took) = await RunAndKillAsync(bench, unchecked((seed * 1_000_003) + kills), moment, wrong);
                start ??= took;
                var (found, calls) = await bench.LookAsync(lines);
                kills++;
                underWay += calls;
                saved += lines.Count(line => line.StartsWith("saved ", StringComparison.Ordinal));
                wrong.AddRange(found.Select(one => $"seed {seed}, kill {kills} {moment}: {one}"));
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{watch.Elapsed.TotalSeconds:F1} s: {kills} {moment}, "
                    + $"{lines.Count} told, {calls} calls under way, {found.Count} wrong"));
            }

            wrong.AddRange((await bench.RestAsync()).Select(one => $"seed {seed}, at rest after kill {kills}: {one}"));
            disputes += bench.Disputes;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kills} kills from seed {seed} in {watch.Elapsed.TotalSeconds:F0} s, {underWay} calls under way, "
            + $"{disputes} disputes, {wrong.Count} violations"));
        wrong.ShouldBeEmpty();
        (underWay > 0, saved > 0, disputes > 0).ShouldBe(
            (true, true, true), "A portal that does nothing when it is killed proves nothing.");
    }

    /// <summary>Starts the portal and kills it.</summary>
    /// <returns>What its clerks were told, and how long it took until they worked; null when it was killed before.</returns>
    private static async Task<(IReadOnlyList<string> Lines, TimeSpan? Start)> RunAndKillAsync(
        KillBench bench, int seed, KillMoment moment, List<string> wrong)
    {
        var watch = Stopwatch.StartNew();
        TimeSpan? start = null;
        await using var program = RunningProgram.StartWithTests(bench.Environment(seed, moment), bench.Arguments());
        var (posts, isKilled) = (0, false);
        bench.Proxy.Only = moment.Body;
        bench.Proxy.Plan = request =>
        {
            if (!moment.Counts(request) || Interlocked.Increment(ref posts) != moment.Which)
            {
                return null;
            }

            program.Kill();
            isKilled = true;
            return moment.Fate;
        };
        if (moment is not { Request: null, Lines: 0 })
        {
            // The clerks may not come to a rare request: then it is killed at whatever they do.
            await WaitUntil.TrueAsync(
                () =>
                {
                    var lines = program.Marked(DrivenWork.Mark).Count;
                    start ??= lines > 0 ? watch.Elapsed : null;
                    return program.HasExited || lines > (moment.Request is null ? moment.Lines : MostLines);
                },
                Limit,
                moment.ToString());
        }

        if (program.HasExited && !Volatile.Read(ref isKilled))
        {
            wrong.Add($"The program ended by itself. It printed:\n{program.Output}");
        }

        await Task.Delay(moment.Pause, TimeProvider.System);
        await program.KillAsync();
        return (program.Marked(DrivenWork.Mark), start);
    }

    private static int? NumberOf(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
