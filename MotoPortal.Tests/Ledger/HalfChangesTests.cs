using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checks;
using MotoPortal.Primitives;
using MotoPortal.Privacy;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Ledger;

/// <summary>
/// No change without an entry, no entry without a change. Method: each change is made again and again, and broken off before its first
/// writing statement, its second, and so on, commits included, until it is whole; each time rows and ledger are compared with before.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class HalfChangesTests : IAsyncLifetime
{
    private const int Most = 200;

    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_consent_is_there_with_its_entry_or_not_at_all() => await BreakOffAsync(
        ["consents", "consent_evidence"],
        () => _host.DraftAsync(),
        setup => _host.RecordConsentAsync(setup));

    [Fact]
    public async Task A_withdrawal_is_there_with_its_entry_or_not_at_all() => await BreakOffAsync(
        ["consent_endings", "consent_facts", "card_removals"],
        ConsentAsync,
        consent => _host.WithdrawAsync(consent));

    [Fact]
    public async Task An_erasure_is_there_with_its_entry_or_not_at_all() => await BreakOffAsync(
        ["customers", "consent_evidence", "ledger_payloads", "ledger_erasures", "consent_endings"],
        async () =>
        {
            var consent = await ConsentAsync();
            await _host.WithdrawAsync(consent);
            return await _host.ConsentAsync(consent);
        },
        consent => _host.As(ActingPeople.Alex).Get<ErasureWorkflow>()
            .EraseAsync(consent.CustomerId, consent.Number, withdraws: true, CancellationToken.None));

    [Fact]
    public async Task A_charge_is_there_with_its_entries_or_not_at_all()
    {
        var consent = await _host.SavedOnRequestAsync();
        await BreakOffAsync(
            ["charges"],
            async () =>
            {
                await _host.SettleAsync(TimeSpan.FromDays(2));
                return _host.Asking(consent);
            },
            asked => _host.ChargeAsync(asked));
    }

    private async Task<ConsentId> ConsentAsync() => (await _host.SeeAsync(await _host.ConsentedAsync())).Consent!.Id;

    private async Task BreakOffAsync<T>(string[] tables, Func<Task<T>> prepareAsync, Func<T, Task> actAsync)
    {
        var (halves, wholes) = (0, 0);

        // What a broken change left as it was is tried again.
        var (subject, isChanged) = (await prepareAsync(), false);
        for (var writes = 0; writes < Most; writes++)
        {
            if (isChanged)
            {
                subject = await prepareAsync();
            }

            var before = await StandAsync(tables);
            _host.Database.StopAfter(writes);
            Exception? broken = null;
            try
            {
                await actAsync(subject);
            }
            catch (Exception exception)
            {
                broken = exception;
            }

            var isStopped = _host.Database.GoOn();
            var after = await StandAsync(tables);
            (after.Rows != before.Rows).ShouldBe(
                after.Entries != before.Entries,
                $"after {writes} writes: {after.Entries - before.Entries} entries, "
                + $"rows {(after.Rows == before.Rows ? "as before" : "changed")}");
            isChanged = after != before;
            if (!isStopped)
            {
                broken.ShouldBeNull();
                after.Entries.ShouldBeGreaterThan(before.Entries);
                wholes++;
                break;
            }

            halves++;
        }

        (wholes, halves > 2).ShouldBe((1, true), $"{halves} times broken off");
        (await _host.Get<LedgerCheck>().CheckAllAsync(CancellationToken.None)).ShouldBe(0);
    }

    private async Task<(string Rows, int Entries)> StandAsync(string[] tables)
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var entries = await db.Set<LedgerEntry>().CountAsync();
        await using var raw = await RawDatabase.OpenAsync(_host.DatabaseFiles, dropsTriggers: false);
        var rows = new StringBuilder();
        foreach (var table in tables)
        {
            var columns = await raw.ColumnAsync($"SELECT name FROM pragma_table_info('{table}')");
            var row = string.Join(" || '|' || ", columns.Select(column => $"quote(\"{column}\")"));
            rows.AppendJoin('\n', await raw.ColumnAsync($"SELECT {row} FROM {table} ORDER BY 1"));
        }

        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows.ToString()))), entries);
    }
}
