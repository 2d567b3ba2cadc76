using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CsCheck;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Charges.Model;

/// <summary>
/// Goal: in any order of events, no card is charged without a consent that covers the charge at that time, and none twice. Method: random
/// sequences of charges of both initiations, schedules, approvals, withdrawals, clock jumps, refunds, disputes, payments on a reader,
/// broken connections, requests that arrive late, double clicks, concurrent requests, and signed events that come late, repeatedly and in
/// any order run in the real workflow on SQLite against the real simulator over HTTP; after each, the simulator's payments are compared
/// with the consent. A failing sequence is printed with its seed and shrunk.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class ChargeModelTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>The number of sequences; 10000 for a long run.</summary>
    private const string SequencesVariable = "MOTOPORTAL_MODEL_SEQUENCES";

    private const int UsualSequences = 40;
    private const int AtOnce = 2;

    // In fewer sequences, one of the rarer events may not occur by chance.
    private const int Many = 1000;

    private readonly ConcurrentBag<ModelHost> _benches = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var host in _benches)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task No_sequence_of_events_charges_a_card_without_cover_or_twice()
    {
        var sequences = int.TryParse(Environment.GetEnvironmentVariable(SequencesVariable), CultureInfo.InvariantCulture, out var wanted)
            ? wanted
            : UsualSequences;
        var (charged, scheduled, onReader, disputed, clock) = (0, 0, 0, 0, Stopwatch.StartNew());
        var outcomes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);

        await ModelGen.Sequence.SampleAsync(
            async sequence =>
            {
                var run = await PlayAsync(sequence);

                ModelChecks.Of(run).ShouldBeEmpty();
                Interlocked.Add(ref charged, run.Intents.Count(ModelChecks.IsTaken));
                Interlocked.Add(
                    ref scheduled, run.Rows.Count(row => row is { Origin: ChargeOrigin.Schedule, State: ChargeState.Succeeded }));
                Interlocked.Add(ref onReader, run.PaidOnReader);
                Interlocked.Add(ref disputed, run.Disputes);
                foreach (var row in run.Rows)
                {
                    outcomes.AddOrUpdate($"{row.State} {row.Problem}".TrimEnd(), 1, (_, count) => count + 1);
                }
            },
            output.WriteLine,
            iter: sequences,
            threads: AtOnce);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{sequences} sequences in {clock.Elapsed.TotalSeconds:F0} s, {charged} charges taken"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{scheduled} charges of schedules, {onReader} payments on a reader, {disputed} disputes"));
        foreach (var (outcome, count) in outcomes.OrderByDescending(pair => pair.Value))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {outcome}"));
        }

        charged.ShouldBeGreaterThan(sequences / 40, "A model that charges nothing proves nothing.");
        if (sequences >= Many)
        {
            (scheduled > 0, onReader > 0, disputed > 0).ShouldBe((true, true, true), "What never happens is not proved.");
        }
    }

    private async Task<ModelRun> PlayAsync(ModelSequence sequence)
    {
        var host = _benches.TryTake(out var idle) ? idle : await ModelHost.StartAsync();
        var run = await host.BeginAsync(sequence);
        await run.PlayAsync(sequence.Steps);
        if (host.Played < ModelHost.MostSequences)
        {
            _benches.Add(host);
        }
        else
        {
            await host.DisposeAsync();
        }

        return run;
    }
}
