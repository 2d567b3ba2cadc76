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
    /// <returns>
    /// The tables that were guarded before and whose triggers were missing, disabled or others, or let a change of a row pass, ordered by
    /// name.
    /// </returns>
    /// <exception cref="GuardException">A table can be changed all the same.</exception>
    public static async Task<ImmutableArray<string>> EnforceAsync(PortalDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await DemandSettingsAsync(db, cancellationToken);
        var tables = db.Model.GetEntityTypes()
            .Where(entity => entity.FindAnnotation(Annotation) is not null)
            .Select(entity => GuardOf(db, entity))
            .ToList();
        var standing = await StandingAsync(db, cancellationToken);
        var known = await db.Set<GuardedTable>().ToDictionaryAsync(guarded => guarded.Name, StringComparer.Ordinal, cancellationToken);
        List<string> missing = [];
        foreach (var guard in tables)
        {
            var stands = guard.Stands(standing) && await GuardTrial.HoldsAsync(db, guard.Trials, cancellationToken);
            if (!known.TryGetValue(guard.Table, out var guarded))
            {
                db.Add(GuardedTable.Guard(guard.Table, now));
            }
            else if (!stands)
            {
                guarded.FoundMissing(now);
                missing.Add(guard.Table);
            }

            // The table names come from the model, never from input.
#pragma warning disable EF1003
            await db.Database.ExecuteSqlRawAsync((stands ? "" : guard.Removal) + guard.Statements, cancellationToken);
#pragma warning restore EF1003
            if (!stands && !await GuardTrial.HoldsAsync(db, guard.Trials, cancellationToken))
            {
                throw new GuardException(
                    $"rows of {guard.Table} can be changed although its triggers are there; "
                    + "something else in the database switches them off");
            }
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
                .Where(guard => !guard.Stands(standing))
                .Select(guard => guard.Table)
                .Order(StringComparer.Ordinal),
        ];
    }

    // Triggers do not fire, or a row that was acknowledged may be lost, when these are otherwise.
    private static async Task DemandSettingsAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var wrong = db is SqlitePortalDb
            ? await SqlitePragmas.FindWrongAsync(db.Database.GetDbConnection(), cancellationToken)
            : await db.Database.SqlQuery<string>($"SELECT current_setting('session_replication_role') AS \"Value\"")
                .SingleAsync(cancellationToken) is "origin" ? null : "session_replication_role";
        if (wrong is not null)
        {
            throw new GuardException($"{wrong} is not what the portal has set");
        }
    }

    // SQLite keeps the statement that made a trigger; PostgreSQL's are made anew at each start.
    private static async Task<Dictionary<string, string>> StandingAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var query = db is SqlitePortalDb
            ? "SELECT name AS \"Name\", sql AS \"Statement\" FROM sqlite_master WHERE type = 'trigger'"
            : "SELECT tgname::text AS \"Name\", '' AS \"Statement\" FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'";
        return await db.Database.SqlQueryRaw<StandingTrigger>(query)
            .ToDictionaryAsync(trigger => trigger.Name, trigger => trigger.Statement, StringComparer.Ordinal, cancellationToken);
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
        return db is SqlitePortalDb
            ? ForSqlite(table, ColumnOf(entity), how, note)
            : ForPostgres(table, ColumnOf(entity), how, note);
    }

    private static string ColumnOf(IEntityType entity) => entity.FindPrimaryKey()!.Properties[0].GetColumnName();

    private static Guard ForSqlite(string table, string column, string how, Note? note)
    {
        (string Name, string Statement) Refuse(string name, string on) => (
            $"{table}_{name}",
            $"CREATE TRIGGER {table}_{name} BEFORE {on} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END");
        var update = Refuse("no_update", $"UPDATE ON {table}");
        ImmutableArray<(string Name, string Statement)> triggers = (how, note) switch
        {
            (Erasable, _) => [update],
            (_, { } noted) =>
            [
                update,
                Refuse("no_delete", $"""DELETE ON {table} WHEN NOT {noted.Exists("OLD")}"""),

                // INSERT OR REPLACE on a connection without recursive triggers deletes without firing the trigger above.
                Refuse(
                    "no_replace",
                    $"""INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE "{noted.Column}" = NEW."{noted.Column}")"""),
            ],
            _ => [update, Refuse("no_delete", $"DELETE ON {table}")],
        };
        return new Guard(
            table,
            [.. triggers.Select(trigger => (trigger.Name, (string?)trigger.Statement))],
            string.Concat(triggers.Select(
                trigger => trigger.Statement.Replace("CREATE TRIGGER ", "CREATE TRIGGER IF NOT EXISTS ", StringComparison.Ordinal) + ";")),
            string.Concat(triggers.Select(trigger => $"DROP TRIGGER IF EXISTS {trigger.Name};")),
            GuardTrial.StatementsOf(table, column, "rowid", how is not Erasable, note?.Exists(table), canReplace: true));
    }

    private static Guard ForPostgres(string table, string column, string how, Note? note)
    {
        var change = how is Erasable or ErasableWithNote ? "UPDATE" : "UPDATE OR DELETE";
        var statements =
            $"""
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
            CREATE OR REPLACE TRIGGER {table}_no_change BEFORE {change} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
            CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            """;
        ImmutableArray<(string, string?)> triggers = [($"{table}_no_change", null), ($"{table}_no_truncate", null)];
        if (note is { } noted)
        {
            triggers = triggers.Add(($"{table}_no_delete", null));
            statements += $"""

                CREATE OR REPLACE FUNCTION {table}_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  IF NOT {noted.Exists("OLD")} THEN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END IF;
                  RETURN OLD; END $$;
                CREATE OR REPLACE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse_delete();
                """;
        }

        return new Guard(
            table, triggers, statements, "",
            GuardTrial.StatementsOf(table, column, "ctid", how is not Erasable, note?.Exists(table), canReplace: false));
    }

    private sealed record Guard(
        string Table, ImmutableArray<(string Name, string? Statement)> Triggers, string Statements, string Removal,
        ImmutableArray<string> Trials)
    {
        public bool Stands(Dictionary<string, string> standing) => Triggers.All(trigger =>
            standing.TryGetValue(trigger.Name, out var found)
            && (trigger.Statement is null || string.Equals(found, trigger.Statement, StringComparison.Ordinal)));
    }

    private sealed record StandingTrigger(string Name, string Statement);

    private sealed record Note(string Table, string Column)
    {
        /// <summary>The condition that a row's erasure is noted.</summary>
        public string Exists(string row) => $"""EXISTS (SELECT 1 FROM {Table} WHERE "{Column}" = {row}."{Column}")""";
    }
}
