using Microsoft.Data.Sqlite;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Tests.Ledger;

/// <summary>Changes the ledger in the file as with a database tool; each change is found and named, and none is signed.</summary>
public sealed class LedgerForgeryTests : IAsyncLifetime
{
    private LedgerHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await LedgerHost.StartAsync();
        await _host.AppendAsync(5);
        await _host.SignAsync();
        await _host.AppendAsync(4);
        await _host.SignAsync();
        await _host.AppendAsync(2);
        (await _host.FindAsync()).ShouldBeEmpty();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("\"Kind\" = 'consent.given'")]
    [InlineData("\"At\" = \"At\" + 1")]
    [InlineData("\"ActorId\" = 'mallory'")]
    [InlineData("\"ActorRole\" = 'Admin'")]
    [InlineData("\"SetupId\" = 'set_00000000000000000000000000000001'")]
    [InlineData("\"ConsentId\" = 'con_00000000000000000000000000000001'")]
    [InlineData("\"CustomerId\" = 'per_00000000000000000000000000000001'")]
    [InlineData("\"ChargeId\" = 'chg_00000000000000000000000000000001'")]
    public async Task Whichever_column_of_an_entry_is_changed_it_is_named(string change)
    {
        await _host.ForgeAsync($"UPDATE ledger_entries SET {change} WHERE \"Sequence\" = 3");

        (await _host.FindAsync()).ShouldBe(["EntryChanged 3"]);
    }

    [Theory]
    [InlineData(
        "UPDATE ledger_entries SET \"Commitment\" = hex(randomblob(32)) WHERE \"Sequence\" = 3", "DetailsChanged 3 EntryChanged 3")]
    [InlineData("UPDATE ledger_payloads SET \"Json\" = replace(\"Json\", 'table', 'chair') WHERE \"Sequence\" = 3", "DetailsChanged 3")]
    [InlineData("UPDATE ledger_payloads SET \"Json\" = 'nonsense' WHERE \"Sequence\" = 3", "DetailsChanged 3")]
    [InlineData("UPDATE ledger_payloads SET \"Salt\" = randomblob(32) WHERE \"Sequence\" = 3", "DetailsChanged 3")]
    [InlineData("UPDATE ledger_payloads SET \"ActorName\" = 'Mallory' WHERE \"Sequence\" = 3", "DetailsChanged 3")]
    [InlineData("DELETE FROM ledger_payloads WHERE \"Sequence\" = 3", "DetailsMissing 3")]
    [InlineData("DELETE FROM ledger_entries WHERE \"Sequence\" = 3", "DetailsWithoutEntry 3 EntryMissing 3")]
    [InlineData(
        "DELETE FROM ledger_entries WHERE \"Sequence\" = 3; DELETE FROM ledger_payloads WHERE \"Sequence\" = 3", "EntryMissing 3")]
    [InlineData(
        "DELETE FROM ledger_entries WHERE \"Sequence\" = 11; DELETE FROM ledger_payloads WHERE \"Sequence\" = 11", "EntryMissing 11")]
    [InlineData("DELETE FROM ledger_entries WHERE \"Sequence\" = 11", "DetailsWithoutEntry 11 EntryMissing 11")]
    [InlineData(
        """
        UPDATE ledger_entries SET "Sequence" = -3 WHERE "Sequence" = 3; UPDATE ledger_entries SET "Sequence" = 3 WHERE "Sequence" = 4;
        UPDATE ledger_entries SET "Sequence" = 4 WHERE "Sequence" = -3
        """,
        "DetailsChanged 3 EntryChanged 3 DetailsChanged 4 EntryChanged 4")]
    [InlineData("UPDATE ledger_nodes SET \"Hash\" = randomblob(32) WHERE \"Position\" = 0", "TreeChanged 1")]
    [InlineData("UPDATE ledger_nodes SET \"Hash\" = randomblob(32) WHERE \"Position\" = 2", "TreeChanged 2")]
    [InlineData("DELETE FROM ledger_nodes WHERE \"Position\" = 6", "TreeMissing 4")]
    [InlineData(
        "UPDATE ledger_checkpoints SET \"Note\" = substr(\"Note\", 1, length(\"Note\") - 6) || 'AAAA=' || char(10) WHERE \"Size\" = 5",
        "SignatureInvalid 5")]
    [InlineData("UPDATE ledger_checkpoints SET \"Size\" = 6 WHERE \"Size\" = 5", "SignatureInvalid 6")]
    public async Task Whatever_is_changed_is_named(string forgery, string found)
    {
        await _host.ForgeAsync(forgery);

        string.Join(' ', await _host.FindAsync()).ShouldBe(found);
    }

    [Fact]
    public async Task An_entry_whose_leaf_and_nodes_were_recomputed_differs_from_the_signed_root()
    {
        await _host.ForgeAsync("UPDATE ledger_entries SET \"ActorId\" = 'mallory' WHERE \"Sequence\" = 3", "DELETE FROM ledger_nodes");
        await using var next = await _host.RestartAsync();

        var found = await next.FindAsync();

        found.ShouldContain("RootDiffers 5", StringComparer.Ordinal);
        (await next.Get<CheckpointMaker>().SignAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task An_end_that_was_cut_off_with_its_nodes_and_checkpoints_is_missed_by_the_checkpoint_in_a_file()
    {
        await _host.ForgeAsync(CutTo(6));
        Directory.Delete(Path.Combine(_host.Folder, "checkpoints"), recursive: true);

        (await _host.FindAsync()).ShouldBe(["EndMissing 9"]);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_and_written_anew_differs_from_the_checkpoint_in_a_file()
    {
        await _host.ForgeAsync(CutTo(6));
        await _host.AppendAsync(20);

        (await _host.FindAsync()).ShouldContain("RootDiffers 9", StringComparer.Ordinal);
        (await _host.Get<CheckpointMaker>().SignAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task An_older_copy_that_was_restored_is_noticed_at_the_start()
    {
        var copy = Path.Combine(_host.Folder, "copy.sqlite");
        await _host.ForgeAsync($"VACUUM INTO '{copy}'");
        await _host.AppendAsync(3);
        await _host.SignAsync();
        SqliteConnection.ClearAllPools();
        File.Move(copy, Path.Combine(_host.Folder, "portal.db"), overwrite: true);

        await using var next = await _host.RestartAsync();
        await next.Check.CheckNewAsync(CancellationToken.None);

        (await next.ListAsync()).Distinct(StringComparer.Ordinal).ShouldBe(["EndMissing 14"]);
        (await next.Get<CheckpointMaker>().SignAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_that_was_exchanged_is_named_and_signs_nothing()
    {
        await File.WriteAllTextAsync(_host.KeyFile, SigningKey.Create("motoportal/ledger-other").Write());
        await using var next = await _host.RestartAsync();

        (await next.FindAsync()).Distinct(StringComparer.Ordinal).ShouldBe(["KeyChanged 5", "KeyChanged 9"]);
        (await next.Get<CheckpointMaker>().SignAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_found_is_an_entry_and_so_is_its_mending()
    {
        await _host.ForgeAsync("UPDATE ledger_entries SET \"ActorRole\" = 'Admin' WHERE \"Sequence\" = 3");
        (await _host.FindAsync()).ShouldBe(["EntryChanged 3"]);
        (await _host.FindAsync()).ShouldBe(["EntryChanged 3"]);

        await _host.ForgeAsync("UPDATE ledger_entries SET \"ActorRole\" = 'System' WHERE \"Sequence\" = 3");
        (await _host.FindAsync()).ShouldBeEmpty();

        await using var raw = await Support.RawDatabase.OpenAsync(Directory.EnumerateFiles(_host.Folder, "*.db"), dropsTriggers: false);
        (await raw.ColumnAsync("SELECT \"Kind\" FROM ledger_entries WHERE \"Kind\" LIKE 'ledger.%'"))
            .ShouldBe(["ledger.tamper_found", "ledger.tamper_mended"]);
    }

    [Fact]
    public async Task The_check_at_the_start_looks_at_what_was_written_since_the_last_checkpoint()
    {
        await _host.ForgeAsync(
            "UPDATE ledger_entries SET \"ActorRole\" = 'Admin' WHERE \"Sequence\" = 3",
            "UPDATE ledger_entries SET \"ActorRole\" = 'Admin' WHERE \"Sequence\" = 10");

        await _host.Check.CheckNewAsync(CancellationToken.None);

        (await _host.ListAsync()).ShouldBe(["EntryChanged 10"]);
    }

    // Rows of every table, as a person who knows the format would delete.
    private static string[] CutTo(int size) =>
    [
        $"DELETE FROM ledger_entries WHERE \"Sequence\" > {size}",
        $"DELETE FROM ledger_payloads WHERE \"Sequence\" > {size}",
        $"DELETE FROM ledger_nodes WHERE \"Position\" >= {TreeNodeId.CountOf(size)}",
        $"DELETE FROM ledger_checkpoints WHERE \"Size\" > {size}",
        "DELETE FROM ledger_check_runs",
    ];
}
