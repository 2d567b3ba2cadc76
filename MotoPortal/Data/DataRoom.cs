using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MotoPortal.Data.Backups;
using MotoPortal.Data.Guards;
using MotoPortal.Data.Health;
using MotoPortal.Data.Keys;
using MotoPortal.Data.Lists;
using MotoPortal.Data.Numbers;
using MotoPortal.Data.Workers;
using MotoPortal.Primitives.Checks;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Data;

/// <summary>
/// Registers the database of the configured provider, its transactions, its bell and the key ring. A room that extends what lower rooms
/// save registers an <see cref="ISaveChangesInterceptor"/> as a singleton.
/// </summary>
internal static class DataRoom
{
    /// <summary>Adds the room's services.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">The host environment.</param>
    /// <param name="dataRoot">The folder against which a relative data folder is resolved, absolute; null for the content root.</param>
    public static IServiceCollection AddData(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, string? dataRoot = null)
    {
        var root = dataRoot ?? environment.ContentRootPath;
        var options = new DatabaseOptions();
        options.Bind(configuration, root);
        services.AddOptions<DatabaseOptions>().Configure(o => o.Bind(configuration, root)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptions.Validation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ExemptTexts>();
        services.AddSingleton<PortalKeys>();
        services.AddSingleton<Bell>();
        services.AddSingleton<WriteStanding>();
        services.AddSingleton<Atomic>();
        services.AddMetrics();
        services.AddSingleton<WorkerMeter>();
        services.AddSingleton<FirstPasses>();
        services.AddScoped<JobScope>();
        services.AddSingleton<WorkerEnvironment>();
        services.AddWorker<WriteProbe>();
        services.AddWorker<NumberWitness>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddSingleton<DatabaseGuards>();
        services.AddSingleton<DatabaseHold>();
        services.AddSingleton<IPreflightCheck, DataFolderCheck>();
        services.AddSingleton<IPreflightCheck, BackupCheck>();

        var keys = services.AddDataProtection().SetApplicationName("MotoPortal");
        if (options.ProviderOrNull is DatabaseProvider.Postgres)
        {
            services.AddDbContextFactory<PostgresPortalDb>((provider, db) => UseDatabase(db, options)
                .AddInterceptors(provider.GetServices<ISaveChangesInterceptor>().Concat(CardNumberChecks(provider))));
            services.AddPortalContexts<PostgresPortalDb>();
            services.AddScoped<PortalDb>(provider => provider.GetRequiredService<PostgresPortalDb>());
            services.AddHostedService(
                provider => ActivatorUtilities.CreateInstance<PostgresBellListener>(provider, options.ConnectionString ?? ""));
            keys.PersistKeysToDbContext<PostgresPortalDb>();
        }
        else
        {
            services.AddDbContextFactory<SqlitePortalDb>((provider, db) => UseDatabase(db, options)
                .AddInterceptors(new SqlitePragmas())
                .AddInterceptors(provider.GetServices<ISaveChangesInterceptor>().Concat(CardNumberChecks(provider))));
            services.AddPortalContexts<SqlitePortalDb>();
            services.AddScoped<PortalDb>(provider => provider.GetRequiredService<SqlitePortalDb>());
            keys.PersistKeysToDbContext<SqlitePortalDb>();
        }

        // A folder that cannot be written makes the start fail later, with a message of its own.
        if (new DatabaseOptions.Validation().Validate(null, options).Succeeded)
        {
            KeyRing.Wrap(keys, configuration, options);
        }

        return services;
    }

    /// <summary>
    /// Builds EF Core's model beside the caller: it takes longer than all registrations and needs none of them. EF Core keeps it for every
    /// context with these options.
    /// </summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="root">The folder against which a relative data folder is resolved, absolute.</param>
    public static async Task BuildModelAsync(IConfiguration configuration, string root)
    {
        var options = new DatabaseOptions();
        options.Bind(configuration, root);
        await Task.Yield();
        await using PortalDb db = options.ProviderOrNull is DatabaseProvider.Postgres
            ? new PostgresPortalDb(OptionsOf<PostgresPortalDb>(options))
            : new SqlitePortalDb(OptionsOf<SqlitePortalDb>(options));
        _ = db.Model;
    }

    /// <summary>Takes the SQLite file for this process, before anything in it changes; verbs run beside the portal and do not.</summary>
    /// <exception cref="DatabaseInUseException">Another portal runs on it.</exception>
    public static IServiceProvider HoldDatabase(this IServiceProvider services)
    {
        services.GetService<DatabaseHold>()?.Take();
        return services;
    }

    /// <summary>Migrates the database to this version's schema; called before the server listens.</summary>
    /// <exception cref="OptionsValidationException">A setting is invalid.</exception>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OwnerOnly));
        OwnerOnly.RestrictExistingFiles(options.DataDirectory, options.SqliteFile, log);
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancellationToken);
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            // Not at every start: it compares the whole model with the last migration's first, which a test does once for all.
            await db.Database.MigrateAsync(cancellationToken);
        }

        if (db is SqlitePortalDb)
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancellationToken);
        }

        await services.GetRequiredService<DatabaseGuards>().EnforceAsync(cancellationToken);
        await services.GetRequiredService<KeyRing>().PrepareAsync(cancellationToken);
        await services.GetRequiredService<NumberWitness>().CompareAsync(cancellationToken);
    }

    /// <summary>
    /// Folds stored texts for this version's search; called before the server listens, and after it is known which texts are exempt from
    /// the card number guard.
    /// </summary>
    public static Task PrepareSearchAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        FoldChanges.FoldAgainAsync(
            services.GetRequiredService<Atomic>(), services.GetRequiredService<IDbContextFactory<PortalDb>>(), cancellationToken);

    private static DbContextOptions<TContext> OptionsOf<TContext>(DatabaseOptions options)
        where TContext : PortalDb
    {
        var db = new DbContextOptionsBuilder<TContext>();
        UseDatabase(db, options);
        return db.Options;
    }

    private static DbContextOptionsBuilder UseDatabase(DbContextOptionsBuilder db, DatabaseOptions options) =>
        (options.ProviderOrNull is DatabaseProvider.Postgres
            ? db.UseNpgsql(options.ConnectionString)
            : db.UseSqlite(SqliteConnection(options)))
        .ReplaceService<IModelCacheKeyFactory, StoreModels>()
        .ConfigureWarnings(ThrownAnyway);

    // What EF logs of a failure it also throws, and the caller logs it if it is one: a lost race, a full disk, and the first look for the
    // history table on PostgreSQL are none.
    private static void ThrownAnyway(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug),
        (RelationalEventId.TransactionError, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug));

    private static string SqliteConnection(DatabaseOptions options) =>
        options.ConnectionString
        ?? new SqliteConnectionStringBuilder { DataSource = options.SqliteFile, DefaultTimeout = 30 }.ToString();

    private static IInterceptor[] CardNumberChecks(IServiceProvider provider) =>
    [
        new CardNumberInterceptor(provider.GetRequiredService<ExemptTexts>()),
        new CardNumberInterceptor.Commands(provider.GetRequiredService<ExemptTexts>()),
    ];
}
