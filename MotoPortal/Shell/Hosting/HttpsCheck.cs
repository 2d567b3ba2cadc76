using Microsoft.Extensions.Options;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Shell.Hosting;

/// <summary>Checks whether people reach the portal by HTTPS. With a live key the portal does not start without.</summary>
internal sealed class HttpsCheck(IOptions<ShellOptions> options, IConfiguration configuration) : IPreflightCheck
{
    private enum Found
    {
        Practice,
        Plain,
        Https,
    }

    /// <inheritdoc/>
    public string Name => "Https";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Server;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public Task<PreflightFinding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(options.Value switch
    {
        { Https: true } => PreflightFinding.Of(PreflightState.Fine, Found.Https, PortalAddress.Of(configuration)),
        { Mode: PortalMode.Practice } => PreflightFinding.Of(PreflightState.Fine, Found.Practice),
        _ => PreflightFinding.Of(PreflightState.ToDo, Found.Plain, PortalAddress.Of(configuration)),
    });
}
