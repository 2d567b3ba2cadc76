using System.Text;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Entries;
using MotoPortal.Audit.Entries.Listing;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Entries;

/// <summary>
/// The ledger of an auditor who works in one store: without what was done in another one, by the list, a number or the export.
/// </summary>
public sealed class OtherStoreLedgerTests : IAsyncLifetime
{
    private static readonly Actor Lina = Actor.OfPerson("u-lina", "Lina V.", StaffRoles.Clerk);
    private static readonly Actor Paul = Actor.OfPerson("u-paul", "Paul N.", StaffRoles.Clerk);
    private static readonly Actor Aude = Actor.OfPerson("u-aude", "Aude R.", StaffRoles.Auditor);

    private SaveCardHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync();
        var stores = await _host.Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None);
        await _host.People.SeedInAsync(StoreScope.Of([stores[1].Id]), Lina);
        await _host.People.SeedInAsync(StoreScope.Of([stores[0].Id]), Paul, Aude);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_was_done_in_another_store_is_neither_listed_nor_found_by_its_number_nor_exported()
    {
        var (theirs, own) = (await _host.DraftAsync(Lina), await _host.DraftAsync(Paul));
        var number = (await ListAsync(ActingPeople.Audrey)).First(entry => entry.Setup == theirs).Sequence;

        var seen = await ListAsync(Aude);

        seen.ShouldContain(entry => entry.Setup == own);
        seen.ShouldNotContain(entry => entry.Setup == theirs);
        (await FindAsync(Aude, number)).ShouldBeNull();
        (await FindAsync(ActingPeople.Audrey, number)).ShouldNotBeNull();
        (await ExportAsync(Aude)).ShouldContain(own.Value);
        (await ExportAsync(Aude)).ShouldNotContain(theirs.Value);
        (await ExportAsync(ActingPeople.Audrey)).ShouldContain(theirs.Value);
    }

    private async Task<IEnumerable<EntryView>> ListAsync(Actor auditor) =>
        (await _host.As(auditor).Get<LedgerReads>().ListAsync(new LedgerQuery { Size = 100 }, isNew: false, CancellationToken.None))
        .ShouldBeGiven().Rows;

    private async Task<EntryView?> FindAsync(Actor auditor, long number) =>
        (await _host.As(auditor).Get<LedgerReads>().FindAsync(number, CancellationToken.None)).ShouldBeGiven();

    private async Task<string> ExportAsync(Actor auditor)
    {
        using var file = new MemoryStream();
        await _host.As(auditor).Get<LedgerExportWorkflow>().WriteAsync(
            new LedgerQuery(), ExportFormat.JsonLines, file, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
