using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data.Workers;
using MotoPortal.PersonalData;

namespace MotoPortal.Privacy;

/// <summary>Applies the retention rules once a night, after two o'clock UTC, on one node.</summary>
internal sealed class RetentionClock(WorkerEnvironment environment) : PeriodicWorker(environment)
{
    private const int Hour = 2;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken) =>
        await RunOnceAsync(cancellationToken) ? 1 : 0;

    /// <summary>Applies the rules unless it is too early, or they ran today.</summary>
    /// <returns>Whether they ran.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (Environment.Time.GetUtcNow().Hour < Hour || !await ClaimAsync(cancellationToken))
        {
            return false;
        }

        await using var job = JobScope.Create(Environment.Scopes);
        var ran = await job.ServiceProvider.GetRequiredService<RetentionWorkflow>().RunAsync(cancellationToken);
        if (ran is Permitted<IReadOnlyDictionary<RetentionKind, int>>.NotAllowed)
        {
            throw new InvalidOperationException("The portal's own run of the rules of retention was refused.");
        }

        return true;
    }

    private Task<bool> ClaimAsync(CancellationToken cancellationToken) =>
        Environment.Atomic.RunAsync(
            async scope =>
            {
                var run = RetentionRun.Start(Environment.Time.GetUtcNow());
                if (await scope.Db.Set<RetentionRun>().AnyAsync(earlier => earlier.Day == run.Day, cancellationToken))
                {
                    return false;
                }

                scope.Db.Add(run);
                return true;
            },
            cancellationToken);
}
