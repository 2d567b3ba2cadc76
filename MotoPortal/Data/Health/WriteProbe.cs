using Microsoft.EntityFrameworkCore;
using MotoPortal.Data.Keys;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives;

namespace MotoPortal.Data.Health;

/// <summary>Tries every few seconds whether a database that could not be written can be written again.</summary>
internal sealed class WriteProbe(WorkerEnvironment environment) : PeriodicWorker(environment)
{
    // About what a workflow writes, so that the first commit after the probe has room too.
    private static readonly string Ballast = new('x', 64 * 1024);

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override bool WaitsUntilWritable => false;

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        if (Environment.Writes.Failure is null)
        {
            return 0;
        }

        try
        {
            await Environment.Atomic.RunAsync(
                async scope =>
                {
                    // Written and taken away in two commits: within one, SQLite would write nothing but the pages' headers.
                    await scope.Db.Set<PortalSecret>().Where(key => key.Name == Name).ExecuteDeleteAsync(cancellationToken);
                    scope.Db.Add(PortalSecret.Create(Name, System.Text.Encoding.ASCII.GetBytes(Ballast), Environment.Time.GetUtcNow()));
                },
                cancellationToken);
            await Environment.Atomic.RunAsync(
                scope => scope.Db.Set<PortalSecret>().Where(key => key.Name == Name).ExecuteDeleteAsync(cancellationToken),
                cancellationToken);
        }
        catch (NotWritableException)
        {
            return 0;
        }

        Environment.Writes.Succeeded();
        return 1;
    }
}
