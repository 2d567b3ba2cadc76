using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MotoPortal.Data.Workers;

namespace MotoPortal.Data;

/// <summary>Registers the database of the chosen provider, its transactions, its bell and the key ring.</summary>
internal static class DataRoom
{
    /// <summary>Adds the room's services.</summary>
    /// <param name="services">Where they are added.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">Where the program runs.</param>
    /// <param name="dataRoot">The folder that a relative data folder counts from, absolute; null for the content root.</param>
    public static IServiceCollection AddData(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, string? dataRoot = null)
    {
        var root = dataRoot ?? environment.ContentRootPath;
        var options = new DatabaseOptions();
        options.Bind(configuration, root);
        services.AddOptions<DatabaseOptions>().Configure(o => o.Bind(configuration, root)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptions.Validation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Bell>();
        services.AddSingleton<Atomic>();
        services.AddMetrics();
        services.AddSingleton<WorkerMeter>();
        services.AddScoped<JobScope>();
        services.AddSingleton<WorkerEnvironment>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddSingleton<DatabaseGuards>();

        var keys = services.AddDataProtection().SetApplicationName("MotoPortal");
        if (options.ProviderOrNull is DatabaseProvider.Postgres)
        {
            services.AddDbContextFactory<PostgresPortalDb>(db => db
                .UseNpgsql(options.ConnectionString)
                .AddInterceptors(new CardNumberStop())
                .ConfigureWarnings(FirstLookForHistory));
            services.AddSingleton<IDbContextFactory<PortalDb>, FactoryOf<PostgresPortalDb>>();
            services.AddScoped<PortalDb>(provider => provider.GetRequiredService<PostgresPortalDb>());
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<PostgresBellListener>(provider, options.ConnectionString ?? ""));
            keys.PersistKeysToDbContext<PostgresPortalDb>();
        }
        else
        {
            services.AddDbContextFactory<SqlitePortalDb>(db => db
                .UseSqlite(SqliteConnection(options))
                .AddInterceptors(new SqlitePragmas(), new CardNumberStop()));
            services.AddSingleton<IDbContextFactory<PortalDb>, FactoryOf<SqlitePortalDb>>();
            services.AddScoped<PortalDb>(provider => provider.GetRequiredService<SqlitePortalDb>());
            keys.PersistKeysToDbContext<SqlitePortalDb>();
        }

        // With a folder that cannot be written the start fails by itself, and says why.
        if (new DatabaseOptions.Validation().Validate(null, options).Succeeded)
        {
            KeyRing.Wrap(keys, configuration, options);
        }

        return services;
    }

    /// <summary>Brings the database to this version's shape; run before anything listens.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OwnerOnly));
        OwnerOnly.CloseWhatIsThere(options.DataDirectory, options.SqliteFile, log);
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        if (db is SqlitePortalDb)
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancellationToken);
        }

        await services.GetRequiredService<DatabaseGuards>().EnforceAsync(cancellationToken);
        await services.GetRequiredService<KeyRing>().PrepareAsync(cancellationToken);
    }

    // EF asks for its history table before it has made it; PostgreSQL calls that an error though nothing is wrong.
    private static void FirstLookForHistory(WarningsConfigurationBuilder warnings) =>
        warnings.Log((RelationalEventId.CommandError, LogLevel.Debug));

    private static string SqliteConnection(DatabaseOptions options) =>
        options.ConnectionString
        ?? new SqliteConnectionStringBuilder { DataSource = options.SqliteFile, DefaultTimeout = 30 }.ToString();

    /// <summary>Lets rooms ask for a context without knowing the provider.</summary>
    private sealed class FactoryOf<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<PortalDb>
        where TContext : PortalDb
    {
        public PortalDb CreateDbContext() => inner.CreateDbContext();

        public async Task<PortalDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await inner.CreateDbContextAsync(cancellationToken);
    }
}
