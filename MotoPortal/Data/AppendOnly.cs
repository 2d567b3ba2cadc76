using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Data;

/// <summary>Tables whose rows are written once: the database itself refuses to change or delete them.</summary>
internal static class AppendOnly
{
    private const string Annotation = "MotoPortal:AppendOnly";

    /// <summary>Marks the entity's table as written once.</summary>
    public static void IsAppendOnly<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class =>
        builder.HasAnnotation(Annotation, true);

    /// <summary>Sets the triggers on every marked table; does nothing where they stand already.</summary>
    public static async Task EnforceAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var tables = db.Model.GetEntityTypes()
            .Where(entity => entity.FindAnnotation(Annotation) is not null)
            .Select(entity => entity.GetTableName()!);
        foreach (var table in tables)
        {
            // The table names are our own mapping's, never a person's input.
#pragma warning disable EF1003
            await db.Database.ExecuteSqlRawAsync(db is SqlitePortalDb ? ForSqlite(table) : ForPostgres(table), cancellationToken);
#pragma warning restore EF1003
        }
    }

    private static string ForSqlite(string table) =>
        $"""
        CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        """;

    private static string ForPostgres(string table) =>
        $"""
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
        CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        """;
}
