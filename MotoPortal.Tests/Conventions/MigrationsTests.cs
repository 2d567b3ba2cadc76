using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using MotoPortal.Accounts;
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

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void The_running_portal_has_the_model_that_its_migrations_were_written_for(string provider)
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Database:Provider"] = provider,
                ["ConnectionStrings:Portal"] = provider is "Postgres" ? "Host=127.0.0.1" : "Data Source=:memory:",
                ["Portal:DataDirectory"] = folder.FullName,
            })
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        services.AddData(configuration, new HostingEnvironment { ContentRootPath = folder.FullName });
        services.AddAccounts(configuration);
        using var built = services.BuildServiceProvider();
        using var db = built.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext();

        db.Database.HasPendingModelChanges().ShouldBeFalse();
        folder.Delete(recursive: true);
    }
}
