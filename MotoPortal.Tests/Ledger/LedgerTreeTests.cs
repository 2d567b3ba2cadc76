using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Ledger;

/// <summary>The tree grows with the entries, in their transactions, and checkpoints are signed over it.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class LedgerTreeTests : IAsyncLifetime
{
    private LedgerHost _host = null!;

    public async Task InitializeAsync() => _host = await LedgerHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Numbers_have_no_gap_when_a_transaction_fails()
    {
        await _host.AppendAsync(2);
        await Should.ThrowAsync<InvalidOperationException>(() => _host.Get<Atomic>().RunAsync(
            async scope =>
            {
                _host.Get<LedgerWriter>().Append(scope, "guards.missing", Actor.Portal, default, new GuardsMissing(["lost"]));
                await scope.WriteNowAsync(CancellationToken.None);
                throw new InvalidOperationException("The caller gives up.");
            },
            CancellationToken.None));
        await _host.AppendAsync(1);

        await using var db = await _host.ContextAsync();
        (await db.Set<LedgerEntry>().OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence).ToListAsync()).ShouldBe([1, 2, 3]);
        (await LedgerTree.SizeAsync(db, CancellationToken.None)).ShouldBe(3);
        (await _host.FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Entries_of_one_transaction_are_numbered_in_the_order_in_which_they_were_written()
    {
        await _host.Get<Atomic>().RunAsync(
            async scope =>
            {
                var ledger = _host.Get<LedgerWriter>();
                ledger.Append(scope, "guards.missing", Actor.Portal, default, new GuardsMissing(["one"]));
                ledger.Append(scope, "guards.missing", Actor.Portal, default, new GuardsMissing(["two"]));
                await scope.WriteNowAsync(CancellationToken.None);
                ledger.Append(scope, "guards.missing", Actor.Portal, default, new GuardsMissing(["three"]));
            },
            CancellationToken.None);

        await using var db = await _host.ContextAsync();
        (await db.Set<LedgerPayload>().OrderBy(payload => payload.Sequence).Select(payload => payload.Json).ToListAsync())
            .Select(json => json.Split('"')[^2]).ShouldBe(["one", "two", "three"]);
        (await _host.FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ledger_of_before_the_tree_is_put_into_it_at_the_start()
    {
        await _host.AppendAsync(1100);
        await _host.ForgeAsync("DELETE FROM ledger_nodes");

        await using var next = await _host.RestartAsync();

        (await next.FindAsync()).ShouldBeEmpty();
        await using var db = await next.ContextAsync();
        (await LedgerTree.SizeAsync(db, CancellationToken.None)).ShouldBe(1101);
        (await db.Set<LedgerEntry>().OrderBy(entry => entry.Sequence).LastAsync()).Kind.ShouldBe("ledger.tree_begun");
        (await next.Get<LedgerProofReads>().FindBrokenAsync(db, await db.Set<LedgerEntry>().ToListAsync(), CancellationToken.None))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_that_no_entry_had_before_the_tree_are_named_in_it_and_are_no_finding()
    {
        await _host.AppendAsync(5);
        await _host.ForgeAsync(
            "DELETE FROM ledger_nodes",
            "DELETE FROM ledger_payloads WHERE \"Sequence\" = 3",
            "DELETE FROM ledger_entries WHERE \"Sequence\" = 3");

        await using var next = await _host.RestartAsync();

        (await next.FindAsync()).ShouldBeEmpty();
        await using var db = await next.ContextAsync();
        (await db.Set<LedgerPayload>().OrderBy(payload => payload.Sequence).LastAsync()).Json.ShouldContain("\"unused\":[3]");
    }

    [Fact]
    public async Task A_checkpoint_is_signed_once_and_stands_in_both_folders()
    {
        await _host.AppendAsync(3);

        var note = await _host.SignAsync();
        (await _host.SignAsync()).ShouldBe(note);

        var key = VerifierKey.TryParse(await File.ReadAllTextAsync(Path.Combine(_host.Folder, "keys", "ledger-key.pub.txt")));
        Checkpoint.Open(note, [key.ShouldNotBeNull()]).ShouldNotBeNull().Size.ShouldBe(3);
        foreach (var folder in new[] { Path.Combine(_host.Folder, "checkpoints"), _host.Second })
        {
            (await File.ReadAllTextAsync(CheckpointFiles.PathOf(folder, 3))).ShouldBe(note);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_host.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Every_entry_is_proved_in_the_checkpoint()
    {
        await _host.AppendAsync(21);
        await _host.SignAsync();
        await _host.AppendAsync(3);

        await using var db = await _host.ContextAsync();
        foreach (var entry in await db.Set<LedgerEntry>().ToListAsync())
        {
            var proof = await _host.Get<LedgerProofReads>().FindAsync(entry.Sequence, CancellationToken.None);
            (proof?.Proves(entry.ToLeaf().Hash(), _host.Get<LedgerKeys>().Accepted)).ShouldBe(entry.Sequence <= 21 ? true : null);
        }
    }

    [Fact]
    public async Task A_lost_key_is_not_replaced_and_a_retired_one_is()
    {
        await _host.AppendAsync(2);
        await _host.SignAsync();
        var old = _host.Get<LedgerKeys>().Signing!.Public.Text;
        File.Delete(_host.KeyFile);

        await using var without = await _host.RestartAsync();
        without.Get<LedgerKeys>().Signing.ShouldBeNull();
        (await without.Get<CheckpointMaker>().SignAsync(CancellationToken.None)).ShouldBeNull();
        File.Exists(_host.KeyFile).ShouldBeFalse();

        await using var renewed = await without.RestartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Ledger:RetiredKeys:0"] = old });
        await renewed.AppendAsync(1);
        var note = await renewed.SignAsync();

        Checkpoint.Open(note, [renewed.Get<LedgerKeys>().Signing!.Public]).ShouldNotBeNull().Size.ShouldBe(3);
        (await renewed.FindAsync()).ShouldBeEmpty();
    }
}
