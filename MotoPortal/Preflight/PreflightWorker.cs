using Microsoft.Extensions.Options;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Preflight;

/// <summary>
/// Lets all checks look when the portal has started, and a few times a day, so that the home page can tell an administrator what is wrong
/// before a customer is on the line. What was wrong or not answered is looked at more often, so that the line goes once it is mended.
/// </summary>
internal sealed class PreflightWorker(WorkerEnvironment environment, PreflightRuns runs, IOptions<ShellOptions> shell)
    : PeriodicWorker(environment)
{
    private static readonly TimeSpan BetweenLooksAtAll = TimeSpan.FromHours(6);

    private DateTimeOffset? _lookedAtAll;

    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromMinutes(10);

    /// <summary>Practice has nothing to set up.</summary>
    protected override bool IsOver => shell.Value.Mode is PortalMode.Practice;

    /// <inheritdoc/>
    public override async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var now = Environment.Time.GetUtcNow();
        if (_lookedAtAll is not { } last || now - last >= BetweenLooksAtAll)
        {
            _lookedAtAll = now;
            await runs.LookAsync(_ => true, cancellationToken);
            return runs.Views.Length;
        }

        string[] troubled =
        [
            .. runs.Views.Where(view => view.Finding?.State is PreflightState.Wrong or PreflightState.NotAnswered)
                .Select(view => view.Name),
        ];
        await runs.LookAsync(name => troubled.Contains(name, StringComparer.Ordinal), cancellationToken);
        return troubled.Length;
    }
}
