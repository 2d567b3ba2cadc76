using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Privacy;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

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

    [Fact]
    public async Task A_step_that_a_forged_message_asks_for_is_refused_and_recorded_and_what_a_person_may_do_is_not()
    {
        var camille = _host.As(SaveCardHost.Camille);

        (await camille.Get<RetentionWorkflow>().PreviewAsync(CancellationToken.None))
            .ShouldBeOfType<Permitted<ImmutableArray<RetentionRuleView>>.NotAllowed>();
        await camille.Get<CustomerSearchReads>().SearchAsync("ada", CancellationToken.None);

        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entry = await db.Set<LedgerEntry>().Include(entry => entry.Payload).SingleAsync(entry => entry.Kind == "access.refused");
        (entry.ActorId, entry.ActorRole).ShouldBe((SaveCardHost.Camille.Id, StaffRoles.Clerk));
        entry.Payload!.Json.ShouldContain("\"detail\":\"workflow: Administer\"");
    }

    [Fact]
    public async Task A_look_at_a_customer_is_one_entry_for_each_person_in_some_minutes()
    {
        var customer = (await _host.SeeAsync(await _host.DraftAsync(SaveCardHost.Camille))).Customer!.Id!.Value;
        (await SeesAsync(SaveCardHost.Camille)).ShouldBeTrue();
        (await SeesAsync(SaveCardHost.Camille)).ShouldBeFalse();
        (await SeesAsync(SaveCardHost.Noor)).ShouldBeTrue();

        _host.Clock.Advance(TimeSpan.FromMinutes(11));

        (await SeesAsync(SaveCardHost.Camille)).ShouldBeTrue();
        var alex = _host.As(ActingPeople.Alex).Get<CustomerViewRecords>();
        (await alex.SeesAllDataAsync(customer, CancellationToken.None)).ShouldBeGiven().ShouldBeTrue();
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<LedgerEntry>().Where(entry => entry.CustomerId == customer && entry.Kind.EndsWith("viewed"))
            .OrderBy(entry => entry.Sequence).Select(entry => $"{entry.Kind} {entry.ActorId}").ToListAsync())
            .ShouldBe(
            [
                "customer.viewed u-camille", "customer.viewed u-noor", "customer.viewed u-camille", "customer.data_viewed u-alex",
            ]);

        async Task<bool> SeesAsync(Actor person) =>
            (await _host.As(person).Get<CustomerViewRecords>().SeesPageAsync(customer, CancellationToken.None)).ShouldBeGiven();
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
