using MotoPortal.Data;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Data;

/// <summary>A transaction is committed as a whole or not at all, also when its caller has cancelled.</summary>
public sealed class AtomicTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Work_that_is_cancelled_before_its_commit_is_no_error_in_the_log()
    {
        using var leaving = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => _host.Get<Atomic>().RunAsync(_ => leaving.CancelAsync(), leaving.Token));

        _host.Log.ShouldBeClean();
    }
}
