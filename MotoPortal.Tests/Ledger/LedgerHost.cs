using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Ledger;

/// <summary>The ledger alone, on a real file, with a second folder for checkpoints.</summary>
internal sealed class LedgerHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly ServiceProvider _services;
    private bool _isHandedOn;

    private LedgerHost(DirectoryInfo folder, IReadOnlyDictionary<string, string?> settings)
    {
        _folder = folder;
        var all = new Dictionary<string, string?>(settings, StringComparer.Ordinal)
        {
            ["Ledger:SecondCheckpointDirectory"] = Second,
        };
        TestDatabase.AddTo(all, folder.FullName);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddData(configuration, new Surroundings(folder.FullName));
        services.AddLedger();
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 30, 14, 0, 0, TimeSpan.Zero));

    public CollectedLog Log { get; } = new();

    public string Folder => _folder.FullName;

    /// <summary>The folder that stands for another machine.</summary>
    public string Second => $"{Folder}-elsewhere";

    public string KeyFile => Path.Combine(Folder, "keys", "ledger-key.txt");

    public LedgerCheck Check => Get<LedgerCheck>();

    public static async Task<LedgerHost> StartAsync(DirectoryInfo? folder = null, Dictionary<string, string?>? settings = null)
    {
        var host = new LedgerHost(folder ?? NewDataFolder.Create(), settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        await host._services.PrepareDatabaseAsync(CancellationToken.None);
        await host._services.PrepareLedgerAsync(CancellationToken.None);
        return host;
    }

    /// <summary>The same folder with another process, to which the folder is handed on.</summary>
    public async Task<LedgerHost> RestartAsync(Dictionary<string, string?>? settings = null)
    {
        _isHandedOn = true;
        await _services.DisposeAsync();
        return await StartAsync(_folder, settings);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Appends entries, each in a transaction of its own.</summary>
    public async Task AppendAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Get<Atomic>().RunAsync(
                scope =>
                {
                    Get<LedgerWriter>().Append(
                        scope, "guards.missing", Actor.Portal, default, new GuardsMissing([$"table{i}"]));
                    return Task.CompletedTask;
                },
                CancellationToken.None);
        }
    }

    /// <summary>Signs a checkpoint.</summary>
    public async Task<string> SignAsync() => (await Get<CheckpointMaker>().SignAsync(CancellationToken.None)).ShouldNotBeNull();

    /// <summary>Changes the file as with a database tool.</summary>
    public async Task ForgeAsync(params string[] statements)
    {
        await using var raw = await RawDatabase.OpenAsync(Directory.EnumerateFiles(Folder, "*.db*"));
        foreach (var statement in statements)
        {
            await raw.RunAsync(statement);
        }
    }

    /// <summary>What a check of everything finds.</summary>
    public async Task<List<string>> FindAsync()
    {
        await Check.CheckAllAsync(CancellationToken.None);
        return await ListAsync();
    }

    /// <summary>What was found.</summary>
    public async Task<List<string>> ListAsync() =>
    [
        .. (await Get<LedgerFindingRecords>().ListAsync(1000, CancellationToken.None)).Rows.Select(row => $"{row.Problem} {row.Number}"),
    ];

    public Task<PortalDb> ContextAsync() => Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_isHandedOn)
        {
            return;
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        if (Directory.Exists(Second))
        {
            Directory.Delete(Second, recursive: true);
        }
    }

    private sealed class Surroundings(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "MotoPortal";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
