using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;

namespace MotoPortal.Preflight;

/// <summary>Lets an administrator ask the checks to look again.</summary>
internal sealed class PreflightWorkflow(ActingPerson acting, PreflightRuns runs)
{
    /// <summary>Lets all checks look.</summary>
    public async Task<PreflightOutcome> LookAtAllAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return new PreflightOutcome.NotAllowed();
        }

        await runs.LookAsync(_ => true, cancellationToken);
        return new PreflightOutcome.Looked();
    }

    /// <summary>Lets one check look.</summary>
    /// <param name="name">The check's name.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<PreflightOutcome> LookAtAsync(string name, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return new PreflightOutcome.NotAllowed();
        }

        if (!runs.Names.Contains(name, StringComparer.Ordinal))
        {
            return new PreflightOutcome.NoSuchCheck();
        }

        await runs.LookAsync(check => string.Equals(check, name, StringComparison.Ordinal), cancellationToken);
        return new PreflightOutcome.Looked();
    }
}
