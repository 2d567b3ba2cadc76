using Microsoft.EntityFrameworkCore;

namespace MotoPortal.Data.Workers;

/// <summary>What every worker needs of the portal, as one constructor parameter.</summary>
/// <param name="Scopes">Creates the scope in which one row is worked on.</param>
/// <param name="Contexts">Creates the context in which due rows are found.</param>
/// <param name="Atomic">Claims rows and records failures.</param>
/// <param name="Writes">Whether the database can be written.</param>
/// <param name="Bell">Wakes workers before their next tick.</param>
/// <param name="Time">The clock.</param>
/// <param name="FirstPasses">Whose turn it is after the start.</param>
/// <param name="Meter">Counts rows and passes.</param>
/// <param name="Logs">Creates each worker's logger.</param>
/// <param name="Lifetime">Tells when the portal has started; null when there is no host.</param>
internal sealed record WorkerEnvironment(
    IServiceScopeFactory Scopes,
    IDbContextFactory<PortalDb> Contexts,
    Atomic Atomic,
    WriteStanding Writes,
    Bell Bell,
    TimeProvider Time,
    FirstPasses FirstPasses,
    WorkerMeter Meter,
    ILoggerFactory Logs,
    IHostApplicationLifetime? Lifetime = null);
