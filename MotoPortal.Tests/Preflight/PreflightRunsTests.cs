using System.Diagnostics;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Overview.Home;
using MotoPortal.Preflight;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Settings;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Preflight;

/// <summary>The running of checks that throw, hang or change, and the line on the home page.</summary>
public sealed class PreflightRunsTests : IDisposable
{
    private readonly CollectedLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_check_that_throws_or_never_ends_is_not_answered_and_stops_no_other()
    {
        var runs = Runs(
            new Check("Key", _ => throw new InvalidOperationException("A bug.")),
            new Check("Stores", NeverAsync),
            new Check("Terms", _ => Task.FromResult(Fine)));
        var start = Stopwatch.GetTimestamp();

        await runs.LookAsync(_ => true, CancellationToken.None);

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        runs.Views.Select(view => (view.Name, view.Finding!.State, view.Finding.Finding, view.IsLooking)).ShouldBe(
        [
            ("Key", PreflightState.NotAnswered, PreflightRuns.NoAnswer, false),
            ("Stores", PreflightState.NotAnswered, PreflightRuns.NoAnswer, false),
            ("Terms", PreflightState.Fine, "Set", false),
        ]);
        _log.Lines.Count(line => line.Level is LogLevel.Warning).ShouldBe(1);
    }

    [Fact]
    public async Task A_check_that_looks_already_is_not_asked_a_second_time()
    {
        var (asked, answer) = (0, new TaskCompletionSource<PreflightFinding>());
        var runs = Runs(new Check("Terms", _ =>
        {
            asked++;
            return answer.Task;
        }));

        var first = runs.LookAsync(_ => true, CancellationToken.None);
        await runs.LookAsync(_ => true, CancellationToken.None);
        runs.Views.Single().IsLooking.ShouldBeTrue();
        answer.SetResult(Fine);
        await first;

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_look_that_is_cancelled_leaves_what_was_found_before()
    {
        var isSilent = false;
        var runs = Runs(new Check("Terms", stop => isSilent ? NeverAsync(stop) : Task.FromResult(Fine)));
        await runs.LookAsync(_ => true, CancellationToken.None);
        isSilent = true;
        using var gone = new CancellationTokenSource();

        var look = runs.LookAsync(_ => true, gone.Token);
        await gone.CancelAsync();
        await look;

        runs.Views.Single().Finding.ShouldBe(Fine);
    }

    [Theory]
    [InlineData("en", "The set-up checks found something wrong: Readers, Clock.")]
    [InlineData("fr", "Les vérifications de mise en service ont trouvé une anomalie : Lecteurs, Horloge.")]
    public async Task The_home_page_has_one_line_while_something_is_wrong_and_asks_no_check_for_it(string language, string words)
    {
        var (asked, isWrong) = (0, true);
        Task<PreflightFinding> AskAsync()
        {
            asked++;
            return Task.FromResult(isWrong ? new PreflightFinding(PreflightState.Wrong, "Refused", []) : Fine);
        }

        var runs = Runs(
            new Check("Key", _ => AskAsync()),
            new Check("Readers", _ => AskAsync()),
            new Check("Clock", _ => AskAsync()),
            new Check("Terms", _ => Task.FromResult(Fine)));
        await runs.LookAsync(_ => true, CancellationToken.None);
        await using var screen = new ScreenContext(language, [Policies.Administer], rooms => rooms.AddSingleton(runs));

        var panel = screen.Render<PreflightPanel>();

        panel.WaitForAssertion(() => ScreenContext.Words(panel.Find(".mud-alert")).ShouldStartWith(words));
        panel.Find("a").GetAttribute("href").ShouldBe("/preflight");
        asked.ShouldBe(3);
        isWrong = false;
        await runs.LookAsync(_ => true, CancellationToken.None);
        panel.WaitForAssertion(() => panel.FindAll(".mud-alert").ShouldBeEmpty());
    }

    [Fact]
    public async Task What_was_wrong_is_looked_at_again_after_minutes_and_the_rest_after_hours()
    {
        var clock = new FakeTimeProvider();
        var (wrong, fine) = (0, 0);
        var runs = Runs(
            new Check("Readers", _ => Task.FromResult(new PreflightFinding(PreflightState.Wrong, $"Refused{wrong++}", []))),
            new Check("Terms", _ => Task.FromResult(new PreflightFinding(PreflightState.Fine, $"Set{fine++}", []))));
        await using var portal = new PortalFactory().Start();
        using var worker = new PreflightWorker(
            portal.Services.GetRequiredService<WorkerEnvironment>() with { Time = clock }, runs, Options.Create(new ShellOptions()));

        await worker.WorkAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(10));
        await worker.WorkAsync(CancellationToken.None);
        (wrong, fine).ShouldBe((2, 1));
        clock.Advance(TimeSpan.FromHours(6));
        await worker.WorkAsync(CancellationToken.None);

        (wrong, fine).ShouldBe((3, 2));
    }

    private static PreflightFinding Fine { get; } = new(PreflightState.Fine, "Set", []);

    private static async Task<PreflightFinding> NeverAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        return Fine;
    }

    private PreflightRuns Runs(params IPreflightCheck[] checks)
    {
        var logs = LoggerFactory.Create(logging => logging.AddProvider(_log));
        return new PreflightRuns(checks, new Bell(), TimeProvider.System, logs.CreateLogger<PreflightRuns>())
        {
            LongestLook = TimeSpan.FromMilliseconds(300),
        };
    }

    private sealed class Check(string name, Func<CancellationToken, Task<PreflightFinding>> look) : IPreflightCheck
    {
        public string Name => name;

        public PreflightPart Part => PreflightPart.Stripe;

        public IReadOnlyList<string> Findings => ["Set", "Refused"];

        public Task<PreflightFinding> LookAsync(CancellationToken cancellationToken) => look(cancellationToken);
    }
}
