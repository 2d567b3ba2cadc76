using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Primitives;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Audit.Entries;

/// <summary>
/// Continues a host's ledger by many entries, with the portal's own details, leaves and tree, and with prepared statements instead of its
/// change tracker, which takes a millisecond for each.
/// </summary>
internal static class LedgerSeeds
{
    /// <summary>Adds entries about customers in turn, a second apart; each tenth is of another kind.</summary>
    public static async Task AddAsync(SaveCardHost host, int count, PortalCustomerId[] customers)
    {
        var since = host.Clock.GetUtcNow();
        CompactRange tree;
        await using (var db = await host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            tree = (await LedgerTree.FindRangeAsync(db, await LedgerTree.SizeAsync(db, CancellationToken.None), CancellationToken.None))
                .ShouldNotBeNull();
        }

        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = host.DatabaseFiles.Single(file => file.EndsWith("portal.db", StringComparison.Ordinal)),
            Pooling = false,
        }.ToString());
        await connection.OpenAsync();
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        var entries = Prepared("ledger_entries", "Sequence", "Kind", "At", "ActorId", "ActorRole", "CustomerId", "Commitment");
        var payloads = Prepared("ledger_payloads", "Sequence", "Salt", "ActorName", "Json");
        var nodes = Prepared("ledger_nodes", "Position", "Hash");
        for (var number = 0; number < count; number++)
        {
            var kind = number % 10 == 0 ? "customer.corrected" : "customer.changed_at_stripe";
            var (at, customer) = (since.AddSeconds(number), customers[number % customers.Length].Value);
            var text = string.Create(CultureInfo.InvariantCulture, $"detail{number}");
            var payload = LedgerPayload.Create(Actor.Portal, new CustomerEntries.Changed(text));
            var leaf = new LedgerLeaf(
                tree.Size + 1, kind, at, Actor.Portal.Id, Actor.Portal.Role, null, null, customer, null, payload.Commitment());
            Insert(
                entries, leaf.Sequence, kind, at.ToUnixTimeMilliseconds(), leaf.ActorId, leaf.ActorRole, customer, leaf.Commitment);
            Insert(payloads, leaf.Sequence, payload.Salt, payload.ActorName, payload.Json);
            foreach (var (node, hash) in tree.Append(leaf.Hash()))
            {
                Insert(nodes, node.Position, hash);
            }
        }

        await transaction.CommitAsync();

        SqliteCommand Prepared(string table, params string[] columns)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO {table} (\"{string.Join("\", \"", columns)}\") "
                + $"VALUES ({string.Join(", ", columns.Select((_, place) => $"$p{place}"))})";
            foreach (var place in Enumerable.Range(0, columns.Length))
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{place}" });
            }

            return command;
        }
    }

    private static void Insert(SqliteCommand command, params object[] values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place];
        }

        command.ExecuteNonQuery();
    }
}
