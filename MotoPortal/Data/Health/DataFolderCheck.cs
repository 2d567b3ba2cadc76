using Microsoft.Extensions.Options;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Data.Health;

/// <summary>Checks whether only the portal's own account can read its files.</summary>
internal sealed class DataFolderCheck(IOptions<DatabaseOptions> options) : IPreflightCheck
{
    private enum Found
    {
        Windows,
        Shared,
        Open,
        Closed,
    }

    /// <inheritdoc/>
    public string Name => "DataFolder";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Server;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public Task<PreflightFinding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(Look(options.Value));

    private static PreflightFinding Look(DatabaseOptions options)
    {
        var folder = options.DataDirectory;
        if (OperatingSystem.IsWindows())
        {
            return PreflightFinding.Of(PreflightState.NotKnownYet, Found.Windows, folder);
        }

        if (OwnerOnly.IsShared(folder))
        {
            return PreflightFinding.Of(PreflightState.Wrong, Found.Shared, folder);
        }

        return OwnerOnly.CountOpen(folder, options.SqliteFile) is > 0 and var open
            ? PreflightFinding.Of(PreflightState.Wrong, Found.Open, folder, open)
            : PreflightFinding.Of(PreflightState.Fine, Found.Closed, folder);
    }
}
