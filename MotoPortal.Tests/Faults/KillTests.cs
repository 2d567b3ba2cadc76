using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Schedules;
using MotoPortal.Tests.Support;
using Xunit.Abstractions;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// Goal: a portal that is killed at any moment loses nothing and does nothing twice. Method: work is left in a database (a card keyed in on
/// a reader, charges and a refund whose answers were lost, a due day, a withdrawal), the built program is started on it as a process, gets
/// Stripe's events, and is killed with SIGKILL at a random moment; then the file is checked and the invariants hold. At the end a portal
/// that is not killed brings everything to rest.
/// </summary>
[Trait(Categories.Name, Categories.Process)]
public sealed partial class KillTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    /// <summary>The number of kills, such as 1000 for a long run; otherwise as many as fit in a minute.</summary>
    private const string CountVariable = "MOTOPORTAL_KILLS";

    private const int Seed = 1;
    private static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(1);

    private readonly Random _random = new(Seed);
    private readonly HttpClient _http = new();
    private readonly string _address = $"http://127.0.0.1:{FreePort.Take()}";
    private FaultBench _bench = null!;

    private SaveCardHost Host => _bench.Host;

    public async Task InitializeAsync()
    {
        _bench = await FaultBench.StartAsync();

        // The program uses the machine's clock.
        Host.Clock.Set(TimeProvider.System.GetUtcNow() - Host.Clock.GetUtcNow());
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_portal_that_is_killed_at_any_moment_loses_nothing_and_does_nothing_twice()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), CultureInfo.InvariantCulture, out var wanted)
            ? wanted
            : (int?)null;
        var (watch, kills, worked) = (Stopwatch.StartNew(), 0, 0);
        List<string> wrong = [];
        while (count is { } most ? kills < most : watch.Elapsed < UsualTime)
        {
            await LeaveWorkAsync();
            var before = await _bench.StatesAsync();
            await RunAndKillAsync();
            kills++;
            wrong.AddRange((await CheckFileAsync()).Concat(await _bench.MomentaryAsync()).Select(found => $"kill {kills}: {found}"));
            worked += string.Equals(before, await _bench.StatesAsync(), StringComparison.Ordinal) ? 0 : 1;
        }

        await _bench.SettleAsync(hearsEvents: true);
        wrong.AddRange(await _bench.ViolationsAsync());

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kills} kills in {watch.Elapsed.TotalSeconds:F0} s, {worked} of them after the portal had changed a row"));
        wrong.ShouldBeEmpty();
        worked.ShouldBeGreaterThan(0, "A portal that does nothing before it is killed proves nothing.");
    }

    private async Task LeaveWorkAsync()
    {
        Host.Clock.Set(TimeProvider.System.GetUtcNow() - Host.Clock.GetUtcNow());
        await _bench.KeyInWhereAskedAsync();
        await _bench.SweepAsync();
        var charge = await Host.ChargedAsync();
        var ended = await Host.SealedAsync();
        var asked = await Host.SavedOnRequestAsync();
        await Host.SavedMonthlyAsync();
        _bench.Proxy.Plan = request => request.StartsWith("POST /v1/payment_intents", StringComparison.Ordinal)
            || request.StartsWith("POST /v1/refunds", StringComparison.Ordinal) ? ProxyFault.CutAfter : null;
        await Host.Get<ChargeWorkflow>().RequestAsync(Host.Asking(asked, 100 + _random.Next(400)), CancellationToken.None);
        await Host.RefundAsync(Host.Wanting(charge, 1000));
        _bench.Proxy.Plan = static _ => null;
        await Host.WithdrawAsync(ended);
        await Host.OnReaderAsync();
        await _bench.KeyInWhereAskedAsync();
    }

    private async Task RunAndKillAsync()
    {
        Task posting;
        await using (var program = RunningProgram.Start(
            $"--urls={_address}",
            $"--Portal:DataDirectory={Host.Folder}",
            $"--Portal:PublicUrl={_address}",
            "--Stripe:ApiKey=sk_test_bench_0000000000",
            $"--Stripe:ApiBase={_bench.Proxy.Address}",
            $"--Stripe:WebhookSecret={SaveCardHost.WebhookSecret}",
            "--Portal:TimeZone=UTC"))
        {
            await program.PrintsAsync(Runs());
            posting = PostEventsAsync(await _bench.NewEventsAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(1500)), TimeProvider.System);

            // Disposing of it kills it with SIGKILL.
        }

        await posting;
    }

    private async Task PostEventsAsync(IEnumerable<string> bodies)
    {
        foreach (var body in bodies)
        {
            using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            content.Headers.Add("Stripe-Signature", _bench.Sign(body, SaveCardHost.WebhookSecret));
            try
            {
                using var answer = await _http.PostAsync(new Uri($"{_address}{WebhookEndpoint.Path}"), content);
            }
            catch (HttpRequestException)
            {
                // It was killed meanwhile; Stripe would try again.
                return;
            }
        }
    }

    private async Task<IReadOnlyList<string>> CheckFileAsync()
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(Host.Folder, "portal.db"), Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return await command.ExecuteScalarAsync() is "ok" ? [] : ["SQLite finds the file damaged"];
    }

    [GeneratedRegex("Now listening on|MotoPortal +http", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runs();
}
