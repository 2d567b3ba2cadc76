using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Tests.Conventions;

public sealed class MigrationsTests
{
    [Fact]
    public void The_migrations_of_both_providers_say_all_that_the_model_says()
    {
        using var sqlite = new SqlitePortalDb.DesignTime().CreateDbContext([]);
        using var postgres = new PostgresPortalDb.DesignTime().CreateDbContext([]);

        var behind = new DbContext[] { sqlite, postgres }.Where(db => db.Database.HasPendingModelChanges()).Select(db => db.GetType().Name);

        behind.ShouldBeEmpty();
    }
}
