using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Data;

/// <summary>Contexts that show some stores come from no pool, whose contexts have the model that shows all.</summary>
public sealed class LimitedContextsTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_context_of_some_stores_shows_no_other_rows_after_one_of_all_stores_was_used()
    {
        await _host.DraftAsync();
        await using (var all = await _host.Get<LimitedContexts>().OpenAsync(StoreScope.All, CancellationToken.None))
        {
            (await all.Set<CardSetup>().CountAsync()).ShouldBe(1);
        }

        await using var none = await _host.Get<LimitedContexts>().OpenAsync(StoreScope.None, CancellationToken.None);

        (await none.Set<CardSetup>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_context_of_the_pool_cannot_be_limited()
    {
        await using var pooled = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

        Should.Throw<InvalidOperationException>(() => pooled.LimitTo(StoreScope.None));
    }

    [Fact]
    public async Task A_context_that_comes_back_from_the_pool_knows_nothing_of_its_last_use()
    {
        await _host.DraftAsync();
        await using (var first = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            (await first.Set<CardSetup>().SingleAsync()).ShouldNotBeNull();
            await first.BeginWritingAsync(CancellationToken.None);
        }

        await using var second = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

        second.ChangeTracker.Entries().ShouldBeEmpty();
        second.Database.CurrentTransaction.ShouldBeNull();
    }
}
