using MotoPortal.Data.Workers;

namespace MotoPortal.Exemptions;

/// <summary>Keeps the guard of this process in step with exemptions that another node gave or took back.</summary>
internal sealed class ExemptionWorker(WorkerEnvironment environment, ExemptionRecords records) : PeriodicWorker(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Topics => [ExemptionRecords.Topic];

    /// <inheritdoc/>
    public override Task<int> WorkAsync(CancellationToken cancellationToken) => records.RefreshAsync(cancellationToken);
}
