using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Primitives;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Bench.Ledger;

/// <summary>
/// Entries appended each in a transaction of its own, as a change of the portal does, held against one prepared INSERT of the same bytes
/// and against EF Core; all three wait for the disk (<c>synchronous=FULL</c>).
/// </summary>
internal static class AppendBench
{
    private const int Appends = 400;
    private const int Callers = 16;
    private const string Text = "an address at Stripe";

    /// <summary>Measures one caller, sixteen callers, and what the Merkle tree costs.</summary>
    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        await using var host = await SaveCardHost.StartAsync();
        await using var bare = await BareInserts.OpenAsync(host.Folder);
        await using var plain = await PlainAudit.OpenAsync(host.Folder);
        var customer = PortalCustomerId.Create(DateTimeOffset.UnixEpoch);

        var one = await Rounds.AlternateAsync(() => PerSecondAsync(1, AppendAsync), () => PerSecondAsync(1, bare.InsertAsync));
        var many = await Rounds.AlternateAsync(() => PerSecondAsync(Callers, AppendAsync), () => PerSecondAsync(Callers, bare.InsertAsync));
        var ef = await Rounds.AlternateAsync(() => PerSecondAsync(Callers, AppendAsync), () => PerSecondAsync(Callers, plain.AddAsync));
        var tree = new CompactRange();
        var merkle = await Rounds.AlternateAsync(
            () => Task.FromResult(HashMicroseconds(tree)), async () => 1_000_000 / await PerSecondAsync(1, AppendAsync));
        return
        [
            new("ledger appends a second, 1 caller", one.Portal, "prepared INSERT", one.Floor, "≥ 0.6"),
            new($"ledger appends a second, {Callers} callers", many.Portal, "prepared INSERT, one at a time", many.Floor, "≥ 5"),
            new($"ledger appends a second, {Callers} callers", ef.Portal, "EF Core, a row each", ef.Floor, "≥ 15"),
            new("leaf and nodes of an entry, µs", merkle.Portal, "append, µs", merkle.Floor, "≤ 0.05"),
        ];

        Task AppendAsync() => host.Get<Atomic>().RunAsync(
            scope =>
            {
                host.Get<LedgerWriter>().Append(
                    scope, "customer.changed_at_stripe", Actor.Portal, new LedgerSubjects(Customer: customer),
                    new CustomerEntries.Changed(Text));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        double HashMicroseconds(CompactRange range)
        {
            var began = Stopwatch.GetTimestamp();
            for (var number = 0; number < Appends; number++)
            {
                var leaf = new LedgerLeaf(
                    range.Size + 1, "customer.changed_at_stripe", DateTimeOffset.UnixEpoch, Actor.Portal.Id, Actor.Portal.Role, null, null,
                    customer.Value, null, LedgerPayload.Create(Actor.Portal, new CustomerEntries.Changed(Text)).Commitment());
                range.Append(leaf.Hash());
            }

            return Stopwatch.GetElapsedTime(began).TotalMicroseconds / Appends;
        }
    }

    private static async Task<double> PerSecondAsync(int callers, Func<Task> append)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var number = 0; number < Appends / callers; number++)
            {
                await append();
            }
        })));
        return Appends / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The least that a durable row costs: one prepared statement, which commits by itself.</summary>
    private sealed class BareInserts : IAsyncDisposable
    {
        private readonly SemaphoreSlim _turn = new(1);
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _insert;

        private BareInserts(SqliteConnection connection)
        {
            _connection = connection;
            _insert = connection.CreateCommand();
            _insert.CommandText = "INSERT INTO bare (Kind, At, ActorId, ActorRole, CustomerId, Commitment, Salt, ActorName, Json) "
                + "VALUES ('customer.changed_at_stripe', 1, 'portal', 'Portal', $customer, $commitment, $salt, 'MotoPortal', $json)";
            _insert.Parameters.AddWithValue("$customer", PortalCustomerId.Create(DateTimeOffset.UnixEpoch).Value);
            _insert.Parameters.AddWithValue("$commitment", new string('0', 64));
            _insert.Parameters.AddWithValue("$salt", new byte[16]);
            _insert.Parameters.AddWithValue("$json", LedgerPayload.Create(Actor.Portal, new CustomerEntries.Changed(Text)).Json);
        }

        public static async Task<BareInserts> OpenAsync(string folder)
        {
            var connection = await ConnectAsync(Path.Combine(folder, "bare.sqlite"));
            await using var create = connection.CreateCommand();
            create.CommandText = "CREATE TABLE bare (Sequence INTEGER PRIMARY KEY, Kind TEXT, At INTEGER, ActorId TEXT, ActorRole TEXT, "
                + "CustomerId TEXT, Commitment TEXT, Salt BLOB, ActorName TEXT, Json TEXT)";
            await create.ExecuteNonQueryAsync();
            return new(connection);
        }

        public async Task InsertAsync()
        {
            await _turn.WaitAsync();
            try
            {
                await _insert.ExecuteNonQueryAsync();
            }
            finally
            {
                _turn.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _insert.DisposeAsync();
            await _connection.DisposeAsync();
            _turn.Dispose();
        }
    }

    private static async Task<SqliteConnection> ConnectAsync(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;";
        await settings.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>A plain table of audit rows, as an application without a ledger has it.</summary>
    private sealed class PlainAudit(SqliteConnection connection) : IAsyncDisposable
    {
        private readonly SemaphoreSlim _turn = new(1);
        private readonly DbContextOptions<AuditDb> _options = new DbContextOptionsBuilder<AuditDb>().UseSqlite(connection).Options;

        public static async Task<PlainAudit> OpenAsync(string folder)
        {
            var audit = new PlainAudit(await ConnectAsync(Path.Combine(folder, "plain.sqlite")));
            await using var db = new AuditDb(audit._options);
            await db.Database.EnsureCreatedAsync();
            return audit;
        }

        public async Task AddAsync()
        {
            await _turn.WaitAsync();
            try
            {
                await using var db = new AuditDb(_options);
                db.Add(new AuditRow { Kind = "customer.changed_at_stripe", At = 1, Actor = "portal", Json = Text });
                await db.SaveChangesAsync();
            }
            finally
            {
                _turn.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            _turn.Dispose();
        }
    }

    private sealed class AuditDb(DbContextOptions<AuditDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<AuditRow>();
    }

    private sealed class AuditRow
    {
        public long Id { get; set; }

        public required string Kind { get; set; }

        public long At { get; set; }

        public required string Actor { get; set; }

        public required string Json { get; set; }
    }
}
