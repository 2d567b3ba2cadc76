namespace MotoPortal.Tests.Simulator;

/// <summary>A simulator for one test alone: for tests that restart it, or that change what all others would notice.</summary>
internal sealed class OwnSimulator : IAsyncDisposable
{
    private readonly SimulatorFixture _fixture = new();

    public async Task<SimulatorFixture> StartAsync()
    {
        await _fixture.InitializeAsync();
        return _fixture;
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        _fixture.Dispose();
    }
}
