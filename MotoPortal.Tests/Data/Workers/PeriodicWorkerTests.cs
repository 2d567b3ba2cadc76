using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Tests.Mail;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data.Workers;

/// <summary>When a worker runs: on start, at each tick, at each ring, and after a failure.</summary>
public sealed class PeriodicWorkerTests : IAsyncLifetime, IDisposable
{
    private MailHost _host = null!;
    private CountingWorker _worker = null!;

    public async Task InitializeAsync()
    {
        _host = await MailHost.StartWithAsync(new(StringComparer.Ordinal) { ["Merchant:Name"] = "Atelier" });
        _worker = new CountingWorker(_host.Node.GetRequiredService<WorkerEnvironment>());
    }

    public async Task DisposeAsync()
    {
        await _worker.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }

    public void Dispose() => _worker.Dispose();

    [Fact]
    public async Task It_works_on_start_and_at_each_tick()
    {
        await StartAsync();

        _host.Clock.Advance(TimeSpan.FromSeconds(59));
        _worker.Passes.ShouldBe(1);
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        await WaitUntil.TrueAsync(() => _worker.Passes == 2);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await WaitUntil.TrueAsync(() => _worker.Passes == 3);
    }

    [Fact]
    public async Task It_works_as_soon_as_its_topic_rings()
    {
        await StartAsync();

        _host.Node.GetRequiredService<Bell>().Ring(CountingWorker.Topic);

        await WaitUntil.TrueAsync(() => _worker.Passes == 2);
    }

    [Fact]
    public async Task A_ring_during_a_pass_leads_to_another_pass()
    {
        var release = new TaskCompletionSource();
        _worker.Work = () => release.Task;
        await StartAsync();

        _host.Node.GetRequiredService<Bell>().Ring(CountingWorker.Topic);
        release.SetResult();

        await WaitUntil.TrueAsync(() => _worker.Passes == 2);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task A_pass_that_throws_is_logged_and_followed_by_the_next(Type exception)
    {
        _worker.Work = () => throw (Exception)Activator.CreateInstance(exception)!;
        await StartAsync();

        await WaitUntil.TrueAsync(() => _host.Log.Lines.Any(line => line.Event.Id == 1201 && line.Exception?.GetType() == exception));
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        await WaitUntil.TrueAsync(() => _worker.Passes == 2);
    }

    [Fact]
    public async Task A_worker_that_is_over_looks_no_more()
    {
        _worker.Over = true;
        await _worker.StartAsync(CancellationToken.None);

        await _worker.ExecuteTask!;

        _worker.Passes.ShouldBe(0);
    }

    [Fact]
    public async Task It_stops_with_the_portal_without_a_word()
    {
        await StartAsync();

        await _worker.StopAsync(CancellationToken.None);

        _worker.ExecuteTask!.IsCompletedSuccessfully.ShouldBeTrue();
        _host.Log.ShouldBeClean();
    }

    private async Task StartAsync()
    {
        await _worker.StartAsync(CancellationToken.None);
        await WaitUntil.TrueAsync(() => _worker.Passes == 1);
    }

    private sealed class CountingWorker(WorkerEnvironment environment) : PeriodicWorker(environment)
    {
        public const string Topic = "counting";
        private int _passes;

        public int Passes => Volatile.Read(ref _passes);

        public bool Over { get; set; }

        public Func<Task> Work { get; set; } = () => Task.CompletedTask;

        protected override TimeSpan Tick => TimeSpan.FromMinutes(1);

        protected override IReadOnlyList<string> Topics => [Topic];

        protected override bool IsOver => Over;

        public override async Task<int> WorkAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _passes);
            await Work();
            return 0;
        }
    }
}
