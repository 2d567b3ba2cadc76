using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Accounts;

/// <summary>What the ledger keeps of refused access.</summary>
public sealed class AccessRecordsTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Refusals_without_end_do_not_fill_the_ledger()
    {
        await RefuseAsync(AccessRecords.MostRefusals + 10);
        (await CountAsync()).ShouldBe(AccessRecords.MostRefusals);

        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await RefuseAsync(1);

        (await CountAsync()).ShouldBe(AccessRecords.MostRefusals + 1);
    }

    private async Task RefuseAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            await _host.Get<AccessRecords>().RefusedAsync(SaveCardHost.Camille.Id, "/terms/draft", "Administer");
        }
    }

    private async Task<int> CountAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().CountAsync(entry => entry.Kind == "access.refused");
    }
}
