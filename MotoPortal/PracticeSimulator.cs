using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Shell.Settings;
using MotoPortal.Simulator;
using MotoPortal.Simulator.Objects;

namespace MotoPortal;

/// <summary>
/// Runs the Stripe simulator beside the portal in practice mode, from before the portal listens until after it has stopped. It is a hosted
/// service and not a step of the program, so that a test that starts the portal's host does not start a second one.
/// </summary>
internal sealed class PracticeSimulator(
    IConfiguration configuration, IOptions<ShellOptions> shell, IOptions<DatabaseOptions> data, TimeProvider time, ILoggerFactory logs)
        : IHostedService, IAsyncDisposable
{
    private StripeSimulator? _simulator;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // When Stripe's address is set, the simulator runs elsewhere.
        if (shell.Value.Mode is not PortalMode.Practice || configuration["Stripe:ApiBase"] is { Length: > 0 })
        {
            return;
        }

        var options = new SimulatorOptions { DataDirectory = data.Value.DataDirectory };
        configuration.GetSection(SimulatorOptions.Section).Bind(options);
        _simulator = await StripeSimulator.StartAsync(options, time, logs, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _simulator, null) is { } simulator)
        {
            await simulator.DisposeAsync();
        }
    }
}
