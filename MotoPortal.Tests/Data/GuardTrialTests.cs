using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Data.Guards;
using MotoPortal.Ledger;
using MotoPortal.Tests.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data;

/// <summary>That the triggers of append-only tables bite is tried at each start, not only that they are there.</summary>
public sealed class GuardTrialTests
{
    [Fact]
    public async Task A_trigger_that_is_missing_or_refuses_nothing_is_found_and_replaced()
    {
        await using var host = await LedgerHost.StartAsync();
        var guards = host.Get<DatabaseGuards>();
        await host.AppendAsync(2);
        await host.SignAsync();
        await guards.EnforceAsync(CancellationToken.None);
        guards.MissingAtStart.ShouldBeEmpty();

        await using var raw = await RawDatabase.OpenAsync(Directory.EnumerateFiles(host.Folder, "*.db*"), dropsTriggers: false);
        foreach (var forgery in new[]
        {
            "DROP TRIGGER ledger_entries_no_update",
            "CREATE TRIGGER ledger_entries_no_update BEFORE UPDATE ON ledger_entries BEGIN SELECT 1; END",
            "DROP TRIGGER ledger_payloads_no_delete",
            "DROP TRIGGER ledger_nodes_no_delete",
            "CREATE TRIGGER ledger_nodes_no_delete BEFORE DELETE ON ledger_nodes WHEN OLD.\"Position\" > 9 BEGIN "
            + "SELECT RAISE(ABORT, 'ledger_nodes is append-only'); END",
        })
        {
            await raw.RunAsync(forgery);
        }

        await guards.EnforceAsync(CancellationToken.None);

        guards.MissingAtStart.ShouldBe(["ledger_entries", "ledger_nodes", "ledger_payloads"]);
        await guards.EnforceAsync(CancellationToken.None);
        guards.MissingAtStart.ShouldBeEmpty();
        foreach (var statement in new[]
        {
            "UPDATE ledger_entries SET \"Kind\" = 'x'", "DELETE FROM ledger_payloads", "DELETE FROM ledger_nodes",
            "INSERT OR REPLACE INTO ledger_payloads SELECT * FROM ledger_payloads",
        })
        {
            (await Should.ThrowAsync<SqliteException>(() => raw.RunAsync(statement))).Message
                .ShouldContain("is append-only");
        }
    }

    [Fact]
    public async Task A_trigger_that_lets_changes_pass_is_known_by_trying_one()
    {
        await using var host = await LedgerHost.StartAsync();
        await host.AppendAsync(1);
        var statements = GuardTrial.StatementsOf("ledger_entries", "Sequence", "rowid", isKept: true, noted: null, canReplace: true);
        (await TriedAsync()).ShouldBeTrue();

        await host.ForgeAsync("SELECT 1");

        (await TriedAsync()).ShouldBeFalse();
        await using var db = await host.ContextAsync();
        db.Set<LedgerEntry>().Count().ShouldBe(1);

        Task<bool> TriedAsync() => host.Get<Atomic>().RunAsync(
            scope => GuardTrial.HoldsAsync(scope.Db, statements, CancellationToken.None), CancellationToken.None);
    }

    [Fact]
    public async Task A_connection_without_the_portals_pragmas_is_known()
    {
        await using var host = await LedgerHost.StartAsync();
        await using var plain = new SqliteConnection("Data Source=:memory:");
        await plain.OpenAsync();
        await using var db = await host.ContextAsync();
        await db.Database.OpenConnectionAsync();

        (await SqlitePragmas.FindWrongAsync(plain, CancellationToken.None)).ShouldBe("recursive_triggers");
        (await SqlitePragmas.FindWrongAsync(db.Database.GetDbConnection(), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_tried_changes_nothing()
    {
        await using var host = await LedgerHost.StartAsync();
        await host.AppendAsync(3);
        await host.SignAsync();

        await host.Get<DatabaseGuards>().EnforceAsync(CancellationToken.None);

        (await host.FindAsync()).ShouldBeEmpty();
    }
}
