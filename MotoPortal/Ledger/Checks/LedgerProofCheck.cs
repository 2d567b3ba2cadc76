using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Ledger.Checks;

/// <summary>Checks when the ledger was last compared with its tree and checkpoints, and whether checkpoints are signed and kept.</summary>
internal sealed class LedgerProofCheck(
    LedgerFindingRecords findings, LedgerKeys keys, CheckpointFiles files, TimeStampAuthority stamps, TimeProvider time) : IPreflightCheck
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    private enum Found
    {
        Tampered,
        NoKey,
        SecondFolderFailed,
        TimeStampFailed,
        Never,
        Old,
        Sound,
    }

    /// <inheritdoc/>
    public string Name => "Ledger";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Server;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        if ((await findings.ListAsync(1, cancellationToken)).Total is > 0 and var total)
        {
            return PreflightFinding.Of(PreflightState.Wrong, Found.Tampered, total);
        }

        await keys.PrepareAsync(cancellationToken);
        return (keys.Signing, files.SecondFailed, await findings.FindFullAsync(cancellationToken)) switch
        {
            (null, _, _) => PreflightFinding.Of(PreflightState.Wrong, Found.NoKey, keys.File),
            (_, true, _) => PreflightFinding.Of(PreflightState.ToDo, Found.SecondFolderFailed, files.Second ?? ""),
            (_, _, _) when stamps.HasFailed => PreflightFinding.Of(PreflightState.ToDo, Found.TimeStampFailed),
            (_, _, null) => PreflightFinding.Of(PreflightState.NotKnownYet, Found.Never),
            (_, _, { } last) when time.GetUtcNow() - last.At > Recent =>
                PreflightFinding.Of(PreflightState.ToDo, Found.Old, last.At, last.Entries),
            (_, _, { } last) => PreflightFinding.Of(PreflightState.Fine, Found.Sound, last.At, last.Entries),
        };
    }
}
