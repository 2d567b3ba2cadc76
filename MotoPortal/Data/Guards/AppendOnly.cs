using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Data.Guards;

/// <summary>
/// Tables whose rows are never changed: triggers in the database refuse updates, and deletions unless rows of the table may be erased.
/// </summary>
internal static class AppendOnly
{
    private const string Annotation = "MotoPortal:AppendOnly";
    private const string NoteTable = "MotoPortal:ErasureNotedIn";
    private const string NoteColumn = "MotoPortal:ErasureNotedBy";
    private const string Kept = "kept";
    private const string Erasable = "erasable";
    private const string ErasableWithNote = "erasable with a note";

    /// <summary>Marks the entity's table as append-only and permanent.</summary>
    public static void IsAppendOnly<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class =>
        builder.HasAnnotation(Annotation, Kept);

    /// <summary>Marks the entity's table as append-only; a row may be deleted when a person is erased, but never changed.</summary>
    public static void IsWrittenOnce<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class =>
        builder.HasAnnotation(Annotation, Erasable);

    /// <summary>
    /// Marks the entity's table as append-only; a row may be deleted only when another permanent table records its erasure.
    /// </summary>
    /// <typeparam name="TEntity">The entity that may be erased.</typeparam>
    /// <typeparam name="TNote">The record of an erasure.</typeparam>
    /// <param name="builder">The entity's mapping.</param>
    /// <param name="column">The column by which both tables are joined.</param>
    public static void IsErasedOnlyWith<TEntity, TNote>(this EntityTypeBuilder<TEntity> builder, string column)
        where TEntity : class
        where TNote : class
    {
        builder.HasAnnotation(Annotation, ErasableWithNote);
        builder.HasAnnotation(NoteTable, typeof(TNote).FullName);
        builder.HasAnnotation(NoteColumn, column);
    }

    /// <summary>Creates the triggers on every marked table; does nothing for those that exist.</summary>
    /// <returns>The tables that were guarded before and whose triggers were missing or disabled, ordered by name.</returns>
    public static async Task<ImmutableArray<string>> EnforceAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tables = db.Model.GetEntityTypes()
            .Where(entity => entity.FindAnnotation(Annotation) is not null)
            .Select(entity => GuardOf(db, entity))
            .ToList();
        var standing = await StandingAsync(db, cancellationToken);
        var known = await db.Set<GuardedTable>().ToDictionaryAsync(guarded => guarded.Name, StringComparer.Ordinal, cancellationToken);
        List<string> missing = [];
        foreach (var (table, triggers, statements) in tables)
        {
            if (!known.TryGetValue(table, out var guarded))
            {
                db.Add(GuardedTable.Guard(table, now));
            }
            else if (!triggers.All(standing.Contains))
            {
                guarded.FoundMissing(now);
                missing.Add(table);
            }

            // The table names come from the model, never from input.
#pragma warning disable EF1003
            await db.Database.ExecuteSqlRawAsync(statements, cancellationToken);
#pragma warning restore EF1003
        }
        return [.. missing.Order(StringComparer.Ordinal)];
    }

    /// <summary>The marked tables whose triggers are missing or disabled now, ordered by name.</summary>
    public static async Task<ImmutableArray<string>> FindUnguardedAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var standing = await StandingAsync(db, cancellationToken);
        return
        [
            .. db.Model.GetEntityTypes()
                .Where(entity => entity.FindAnnotation(Annotation) is not null)
                .Select(entity => GuardOf(db, entity))
                .Where(guard => !guard.Triggers.All(standing.Contains))
                .Select(guard => guard.Table)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<HashSet<string>> StandingAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var query = db is SqlitePortalDb
            ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'"
            : "SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'";
        return (await db.Database.SqlQueryRaw<string>(query).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
    }

    private static Guard GuardOf(PortalDb db, IEntityType entity)
    {
        var table = entity.GetTableName()!;
        var how = (string)entity.FindAnnotation(Annotation)!.Value!;
        var note = how is ErasableWithNote
            ? new Note(
                db.Model.FindEntityType((string)entity.FindAnnotation(NoteTable)!.Value!)!.GetTableName()!,
                (string)entity.FindAnnotation(NoteColumn)!.Value!)
            : null;
        return db is SqlitePortalDb ? ForSqlite(table, how, note) : ForPostgres(table, how, note);
    }

    private static Guard ForSqlite(string table, string how, Note? note)
    {
        string Refuse(string name, string on) =>
            $"CREATE TRIGGER IF NOT EXISTS {table}_{name} BEFORE {on} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;";
        var update = Refuse("no_update", $"UPDATE ON {table}");
        return (how, note) switch
        {
            (Erasable, _) => new Guard(table, [$"{table}_no_update"], update),
            (_, { } noted) => new Guard(
                table,
                [$"{table}_no_update", $"{table}_no_delete", $"{table}_no_replace"],
                update
                    + Refuse(
                        "no_delete",
                        $"""DELETE ON {table} WHEN NOT EXISTS (SELECT 1 FROM {noted.Table} WHERE "{noted.Column}" = OLD."{noted.Column}")""")

                    // INSERT OR REPLACE on a connection without recursive triggers deletes without firing the trigger above.
                    + Refuse(
                        "no_replace",
                        $"""INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE "{noted.Column}" = NEW."{noted.Column}")""")),
            _ => new Guard(table, [$"{table}_no_update", $"{table}_no_delete"], update + Refuse("no_delete", $"DELETE ON {table}")),
        };
    }

    private static Guard ForPostgres(string table, string how, Note? note)
    {
        var change = how is Erasable or ErasableWithNote ? "UPDATE" : "UPDATE OR DELETE";
        var statements =
            $"""
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
            CREATE OR REPLACE TRIGGER {table}_no_change BEFORE {change} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
            CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            """;
        return note is not { } noted
            ? new Guard(table, [$"{table}_no_change", $"{table}_no_truncate"], statements)
            : new Guard(
                table,
                [$"{table}_no_change", $"{table}_no_truncate", $"{table}_no_delete"],
                statements + $"""

                    CREATE OR REPLACE FUNCTION {table}_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                      IF NOT EXISTS (SELECT 1 FROM {noted.Table} WHERE "{noted.Column}" = OLD."{noted.Column}") THEN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END IF;
                      RETURN OLD; END $$;
                    CREATE OR REPLACE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse_delete();
                    """);
    }

    private sealed record Guard(string Table, ImmutableArray<string> Triggers, string Statements);

    private sealed record Note(string Table, string Column);
}
