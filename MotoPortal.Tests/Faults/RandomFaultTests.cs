using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// Goal: no sequence of faults loses anything or does anything twice. Method: random schedules, each from a seed that is printed when it
/// fails; the product's check runs after every step, and the whole check with Stripe at the end, when everything must be at rest.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class RandomFaultTests(ITestOutputHelper output)
{
    /// <summary>The number of schedules, such as 100000 for a long run; otherwise as many as fit in a minute.</summary>
    private const string CountVariable = "MOTOPORTAL_FAULTS";

    /// <summary>The first seed; with a count of 1 it plays one schedule again.</summary>
    private const string SeedVariable = "MOTOPORTAL_FAULT_SEED";

    private const int UsualSeed = 1;
    private const int AtOnce = 2;
    private static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task No_random_schedule_of_faults_loses_anything_or_does_it_twice()
    {
        var (count, first) = (NumberOf(CountVariable), NumberOf(SeedVariable) ?? UsualSeed);
        var watch = Stopwatch.StartNew();
        var (next, played) = (first - 1, 0);
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, AtOnce),
            async (_, _) =>
            {
                FaultBench? bench = null;
                while (count is { } most ? Volatile.Read(ref next) < first + most - 1 : watch.Elapsed < UsualTime)
                {
                    var seed = Interlocked.Increment(ref next);
                    bench ??= await FaultBench.StartAsync();
                    var found = await PlayAsync(bench, seed);
                    Interlocked.Increment(ref played);
                    found.ForEach(wrong.Add);
                    if (found.Count > 0 || bench.Runs >= FaultBench.MostRuns)
                    {
                        await bench.DisposeAsync();
                        bench = null;
                    }
                }

                await (bench?.DisposeAsync() ?? ValueTask.CompletedTask);
            });

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{played} schedules from seed {first} in {watch.Elapsed.TotalSeconds:F0} s, {wrong.Count} violations"));
        wrong.Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>Plays one schedule, and answers what does not hold.</summary>
    internal static async Task<List<string>> PlayAsync(FaultBench bench, int seed)
    {
        var schedule = new FaultSchedule(bench, seed);
        try
        {
            return [.. (await schedule.PlayAsync()).Distinct(StringComparer.Ordinal)
                .Select(found => $"seed {seed}: {found}; {schedule.Story}")];
        }
        catch (Exception exception)
        {
            return [$"seed {seed}: {exception}; {schedule.Story}"];
        }
    }

    private static int? NumberOf(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
