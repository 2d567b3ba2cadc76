using Microsoft.Extensions.Options;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Data.Backups;

/// <summary>Checks when the last backup was made. The portal sees only those of its own verb.</summary>
internal sealed class BackupCheck(IOptions<DatabaseOptions> options, TimeProvider time) : IPreflightCheck
{
    // A shop that loses a week of consents can no longer prove them.
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    private enum Found
    {
        Postgres,
        Never,
        Old,
        Recent,
    }

    /// <inheritdoc/>
    public string Name => "Backup";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Server;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Value.SqliteFile is null)
        {
            return PreflightFinding.Of(PreflightState.NotKnownYet, Found.Postgres);
        }

        return await BackupMark.ReadAsync(options.Value, cancellationToken) switch
        {
            null => PreflightFinding.Of(PreflightState.ToDo, Found.Never),
            { } at when time.GetUtcNow() - at > Recent => PreflightFinding.Of(PreflightState.ToDo, Found.Old, at),
            { } at => PreflightFinding.Of(PreflightState.Fine, Found.Recent, at),
        };
    }
}
