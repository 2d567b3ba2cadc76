namespace MotoPortal.Tests.Simulator;

/// <summary>A simulator for one test alone: for tests that restart it, move its clock, or change what other tests would notice.</summary>
internal sealed class OwnSimulator(TimeProvider? time = null) : IAsyncDisposable
{
    private readonly SimulatorFixture _fixture = new() { Time = time };

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
