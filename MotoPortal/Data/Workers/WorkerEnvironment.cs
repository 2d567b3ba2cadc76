using Microsoft.EntityFrameworkCore;

namespace MotoPortal.Data.Workers;

/// <summary>What every worker needs of the portal, so that a concrete worker passes on one thing.</summary>
/// <param name="Scopes">Opens the scope in which one row is worked on.</param>
/// <param name="Contexts">Opens the context in which due rows are found.</param>
/// <param name="Atomic">Claims rows and writes down failures.</param>
/// <param name="Bell">Wakes workers before their next tick.</param>
/// <param name="Time">The clock.</param>
/// <param name="Meter">Counts what was done and what failed.</param>
/// <param name="Logs">Makes each worker's log.</param>
/// <param name="Lifetime">Says when the portal has started; null where no host runs.</param>
internal sealed record WorkerEnvironment(
    IServiceScopeFactory Scopes,
    IDbContextFactory<PortalDb> Contexts,
    Atomic Atomic,
    Bell Bell,
    TimeProvider Time,
    WorkerMeter Meter,
    ILoggerFactory Logs,
    IHostApplicationLifetime? Lifetime = null);
