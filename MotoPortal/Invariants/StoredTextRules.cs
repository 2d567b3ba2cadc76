using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using MotoPortal.Data;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Invariants;

/// <summary>Every text in every row: I11. It reads the tables themselves, because a row may have been written by another program.</summary>
internal static class StoredTextRules
{
    /// <summary>Adds what is broken.</summary>
    public static async Task FindAsync(
        PortalDb db, ExemptTexts exempt, List<InvariantFinding> found, CancellationToken cancellationToken)
    {
        foreach (var (table, columns) in TablesOf(db.Model))
        {
            // The names come from the model, never from input.
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = $"SELECT {string.Join(", ", columns.Select(column => $"\"{column}\""))} FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            found.AddRange((await BrokenAsync(rows, columns, exempt, cancellationToken))
                .Select(column => new InvariantFinding(InvariantViolation.CardNumberStored, $"{table}.{column}")));
        }
    }

    // The subject names the column and not the row: some tables are keyed by what was typed.
    private static async Task<HashSet<string>> BrokenAsync(
        DbDataReader rows, List<string> columns, ExemptTexts exempt, CancellationToken cancellationToken)
    {
        var broken = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            for (var column = 0; column < columns.Count; column++)
            {
                if (!await rows.IsDBNullAsync(column, cancellationToken)
                    && rows.GetValue(column) is string text && exempt.Refuse(text))
                {
                    broken.Add(columns[column]);
                }
            }
        }

        return broken;
    }

    private static IEnumerable<(string Table, List<string> Columns)> TablesOf(IModel model) => model.GetEntityTypes()
        .Where(entity => entity.GetTableName() is not null && !entity.IsOwned())
        .GroupBy(entity => entity.GetTableName()!, StringComparer.Ordinal)
        .Select(entities => (entities.Key, entities.SelectMany(entity => entity.GetProperties())
            .Where(property => IsText(property))
            .Select(property => property.GetColumnName()).Distinct(StringComparer.Ordinal).ToList()))
        .Where(table => table.Item2.Count > 0);

    // Hashes, keys and ids are made by the portal or by Stripe; some random digits look like a card number.
    private static bool IsText(IProperty property) =>
        property.ClrType == typeof(string)
        && property.PropertyInfo is { } declared
        && !declared.IsDefined(typeof(NotTypedAttribute), inherit: false)
        && !property.IsPrimaryKey() && !property.IsForeignKey()
        && declared.DeclaringType?.Namespace?.StartsWith(nameof(MotoPortal), StringComparison.Ordinal) is true;
}
