using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MotoPortal.Consents.Records;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Tests.Charges;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// A random schedule from a seed: what people do, what the network does to the portal's requests, how Stripe's events come, restarts and
/// clock jumps. A request's fate depends on the seed, its path and how often that path was asked, so that the same seed does the same.
/// </summary>
internal sealed partial class FaultSchedule(FaultBench bench, int seed)
{
    private const int MostSteps = 8;
    private const int FaultsPercent = 15;

    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly List<string> _undelivered = [];
    private readonly List<string> _log = [];
    private TimeSpan _clockSetBy = TimeSpan.Zero;

    /// <summary>What was done, for the report of a seed that fails.</summary>
    public string Story => string.Join(" | ", _log);

    /// <summary>Plays the schedule, lets everything come to rest, and answers what does not hold.</summary>
    public async Task<IReadOnlyList<string>> PlayAsync()
    {
        var clerk = new FaultClerk(bench);
        bench.BeginDay();
        var consent = await bench.Host.SavedOnRequestAsync();
        await bench.NewEventsAsync();
        bench.Proxy.Plan = FateOf;
        List<string> found = [];
        for (var step = 0; step < MostSteps; step++)
        {
            await StepAsync(clerk, consent);
            found.AddRange(await bench.MomentaryAsync());
        }

        bench.Proxy.Plan = static _ => null;
        bench.Host.Clock.Set(-_clockSetBy);
        var hears = _random.Next(2) is 0;
        _log.Add(hears ? "rest with events" : "rest");
        if (hears)
        {
            await bench.DeliverEventsAsync(_undelivered);
        }

        await bench.SettleAsync(hears);
        found.AddRange(await bench.ViolationsAsync());
        var before = await bench.StatesAsync();
        bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        await bench.SweepAsync();
        found.AddRange(await bench.StatesAsync() == before ? [] : ["Not everything was at rest"]);
        return found;
    }

    private async Task StepAsync(FaultClerk clerk, ConsentView consent)
    {
        var jobs = FaultClerk.Jobs.Keys.Order(StringComparer.Ordinal).ToList();
        switch (_random.Next(12))
        {
            case 0 or 1 or 2:
                var name = jobs[_random.Next(jobs.Count)];
                _log.Add(name);
                await DoAsync(clerk, name);
                break;
            case 3 or 4:
                _log.Add("charge again");
                await clerk.ChargeOnceAsync(consent, 100 + (_random.Next(3) * 100));
                break;
            case 5:
                _log.Add("sweep");
                await PassAsync(TimeSpan.FromSeconds(_random.Next(1, 200)));
                await bench.SweepAsync();
                break;
            case 6:
                _log.Add("sweep later");
                await PassAsync(TimeSpan.FromMinutes(_random.Next(5, 300)));
                await bench.SweepAsync();
                break;
            case 7:
                _log.Add("events");
                await EventsAsync();
                break;
            case 8:
                _log.Add("late delivery");
                await bench.Proxy.DeliverHeldAsync();
                break;
            case 9:
                _log.Add("restart");
                await bench.Host.RestartAsync();
                break;
            case 10:
                var by = TimeSpan.FromMinutes(_random.Next(-120, 120));
                _log.Add($"clock {by}");
                _clockSetBy += by;
                bench.Host.Clock.Set(by);
                break;
            default:
                _log.Add("key in");
                await bench.KeyInWhereAskedAsync(_random.Next(3) is 0 ? "4000000000000002" : Charging.Good);
                break;
        }
    }

    private async Task PassAsync(TimeSpan time)
    {
        bench.Host.Clock.Advance(time);
        await bench.KeyInWhereAskedAsync();
    }

    private async Task DoAsync(FaultClerk clerk, string name)
    {
        var plan = bench.Proxy.Plan;
        bench.Proxy.Plan = static _ => null;
        FaultJob job;
        try
        {
            job = await FaultClerk.Jobs[name](clerk);
        }
        catch (ShouldAssertException)
        {
            // Something else is under way on the reader, so that this job cannot be prepared now.
            _log.Add("not now");
            bench.Proxy.Plan = plan;
            return;
        }

        bench.Proxy.Plan = plan;
        await job.DoAsync();
    }

    /// <summary>Some events are lost, some come twice, some out of order, some later, and one is forged.</summary>
    private async Task EventsAsync()
    {
        _undelivered.AddRange(await bench.NewEventsAsync());
        var come = _undelivered.Where(_ => _random.Next(10) < 6).ToList();
        _undelivered.RemoveAll(body => come.Contains(body) || _random.Next(10) is 0);
        come.AddRange(come.Where(_ => _random.Next(5) is 0).ToList());
        if (_random.Next(3) is 0)
        {
            come.Reverse();
        }

        await bench.DeliverEventsAsync(come);
        if (come.Count > 0)
        {
            var forged = come[0].Replace("\"evt_", "\"evt_forged", StringComparison.Ordinal);
            await bench.Host.Get<WebhookInbox>().ReceiveAsync(forged, bench.Sign(forged, "whsec_of_somebody"), CancellationToken.None);
        }
    }

    private ProxyFault? FateOf(string request)
    {
        var path = Id().Replace(request, "*");
        var times = _asked.AddOrUpdate(path, 1, static (_, count) => count + 1);
        var fate = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {path} {times}"));
        var faults = Enum.GetValues<ProxyFault>();
        var fault = faults[BitConverter.ToUInt16(fate, 2) % faults.Length];
        return BitConverter.ToUInt16(fate) % 100 >= FaultsPercent
            || (fault is ProxyFault.ReaderTimeoutAfter or ProxyFault.ReaderTimeoutBefore
                && !path.Contains("/process_", StringComparison.Ordinal))
            ? null
            : fault;
    }

    [GeneratedRegex("[a-z]+_[A-Za-z0-9]{8,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
