using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Acting;

/// <summary>
/// Opens contexts that show the stores of this scope's person only; those of a job show all, and those of a visitor none. What a page,
/// a feed or an endpoint shows of setups, charges and schedules is read here. A decision is not: a consent's caps count the charges of all
/// stores.
/// </summary>
internal sealed class StoreContexts(JobScope job, CurrentPerson current, LimitedContexts contexts)
{
    /// <summary>Opens a context for reading.</summary>
    public async Task<PortalDb> OpenAsync(CancellationToken cancellationToken) =>
        await contexts.OpenAsync(await ScopeAsync(), cancellationToken);

    /// <summary>The stores that are shown: those of the person as the page's last check read them, at most 30 seconds ago.</summary>
    public async Task<StoreScope> ScopeAsync() =>
        job.IsOfJob ? StoreScope.All : StoreClaims.Of(await current.PrincipalAsync());
}
