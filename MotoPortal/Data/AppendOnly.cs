using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Data;

/// <summary>Tables whose rows are written once: the database itself refuses to change them, and to delete them unless they may be erased.</summary>
internal static class AppendOnly
{
    private const string Annotation = "MotoPortal:AppendOnly";
    private const string Kept = "kept";
    private const string Erasable = "erasable";

    /// <summary>Marks the entity's table as written once and kept for ever.</summary>
    public static void IsAppendOnly<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class =>
        builder.HasAnnotation(Annotation, Kept);

    /// <summary>Marks the entity's table as written once; a row may be deleted whole when a person is erased, but never changed.</summary>
    public static void IsWrittenOnce<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class =>
        builder.HasAnnotation(Annotation, Erasable);

    /// <summary>Sets the triggers on every marked table; does nothing where they stand already.</summary>
    public static async Task EnforceAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var tables = db.Model.GetEntityTypes()
            .Where(entity => entity.FindAnnotation(Annotation) is not null)
            .Select(entity => (Name: entity.GetTableName()!, MayBeErased: entity.FindAnnotation(Annotation)!.Value is Erasable));
        foreach (var (table, mayBeErased) in tables)
        {
            // The table names are our own mapping's, never a person's input.
#pragma warning disable EF1003
            await db.Database.ExecuteSqlRawAsync(db is SqlitePortalDb ? ForSqlite(table, mayBeErased) : ForPostgres(table, mayBeErased), cancellationToken);
#pragma warning restore EF1003
        }
    }

    private static string ForSqlite(string table, bool mayBeErased)
    {
        var update = $"CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;";
        var delete = $"CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;";
        return mayBeErased ? update : update + delete;
    }

    private static string ForPostgres(string table, bool mayBeErased) =>
        $"""
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
        CREATE OR REPLACE TRIGGER {table}_no_change BEFORE {(mayBeErased ? "UPDATE" : "UPDATE OR DELETE")} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        """;
}
