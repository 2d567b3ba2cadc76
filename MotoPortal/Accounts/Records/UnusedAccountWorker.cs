using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data.Workers;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Records;

/// <summary>
/// Disables accounts that were not used for the time of <see cref="UnusedAccountOptions"/>, on behalf of the portal itself. The last
/// administrator stays.
/// </summary>
internal sealed partial class UnusedAccountWorker(
    WorkerEnvironment environment,
    IOptions<UnusedAccountOptions> options,
    IOptions<ShellOptions> shell,
    ILogger<UnusedAccountWorker> log) : PeriodicWorker(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromHours(1);

    /// <summary>Practice people belong to no person.</summary>
    protected override bool IsOver => !options.Value.DisablesUnused || shell.Value.Mode is PortalMode.Practice;

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var since = Environment.Time.GetUtcNow() - options.Value.UnusedAfter;
        await using var db = await Environment.Contexts.CreateDbContextAsync(cancellationToken);
        var disabled = 0;
        foreach (var id in await UnusedAccounts.FindAsync(db, since, cancellationToken))
        {
            await using var scope = Environment.Scopes.CreateAsyncScope();
            var records = scope.ServiceProvider.GetRequiredService<PeopleRecords>();
            if (await records.DisableUnusedAsync(id, since, cancellationToken) is PersonOutcome.Changed)
            {
                disabled++;
                LogDisabled(log, id);
            }
        }

        return disabled;
    }

    [LoggerMessage(3013, LogLevel.Information, "Person {PersonId} was disabled, because the account was not used for too long")]
    private static partial void LogDisabled(ILogger log, string personId);
}
