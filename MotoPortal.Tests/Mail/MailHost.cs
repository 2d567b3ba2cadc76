using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;
using MotoPortal.Shell.Settings;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Mail;

/// <summary>
/// The outbox on a real SQLite file with a mail server of the test; the test moves the clock and decides when mails are sent.
/// </summary>
internal sealed class MailHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = NewDataFolder.Create();
    private readonly Dictionary<string, string?> _settings;
    private readonly List<ServiceProvider> _nodes = [];

    private MailHost(Dictionary<string, string?> settings)
    {
        _settings = settings;
        TestDatabase.AddTo(_settings, _folder.FullName);
        Node = AnotherNode();
    }

    public static PortalCustomerId Zoe { get; } = PortalCustomerId.From("per_zoe");

    public static ConsentId ZoesConsent { get; } = ConsentId.From("con_zoe");

    /// <summary>The clock of all nodes.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 14, 2, 0, TimeSpan.Zero));

    public CollectedLog Log { get; } = new();

    /// <summary>The statements of all nodes.</summary>
    public DatabaseProbe Database { get; } = new();

    /// <summary>The first node's services.</summary>
    public IServiceProvider Node { get; }

    /// <summary>A host with that mail server.</summary>
    public static Task<MailHost> StartAsync(TinySmtpServer server) => StartWithAsync(new(StringComparer.Ordinal)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
        ["Mail:Security"] = "None",
        ["Mail:From"] = "shop@atelier.example",
        ["Merchant:Name"] = "Atelier Lumière",
        ["Stripe:ApiKey"] = "sk_test_bench_0000000000",
    });

    /// <summary>A host with these settings.</summary>
    public static async Task<MailHost> StartWithAsync(Dictionary<string, string?> settings)
    {
        var host = new MailHost(settings);
        await host.Node.PrepareDatabaseAsync(CancellationToken.None);
        return host;
    }

    /// <summary>A second portal on the same database.</summary>
    public IServiceProvider AnotherNode()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddOptions<ShellOptions>().Configure(options => options.Bind(configuration));
        services.AddData(configuration, new Surroundings(_folder.FullName));
        services.AddLedger();
        services.AddMail(configuration);
        Database.AddTo(services);
        var node = services.BuildServiceProvider();
        node.MakeFirstKey();
        _nodes.Add(node);
        return node;
    }

    /// <summary>Puts a mail into the outbox.</summary>
    public Task<MailId> EnqueueAsync(string to = "zoe@example.com", params MailAttachment[] attachments) =>
        Node.GetRequiredService<Atomic>().RunAsync(
            scope => Task.FromResult(Node.GetRequiredService<MailOutbox>().Enqueue(scope, Sample(to, attachments))),
            CancellationToken.None);

    /// <summary>Runs the worker.</summary>
    public Task SendDueAsync() => Node.GetRequiredService<MailWorker>().WorkAsync(CancellationToken.None);

    /// <summary>Moves the clock and runs the worker.</summary>
    public Task SendDueAfterAsync(TimeSpan later)
    {
        Clock.Advance(later);
        return SendDueAsync();
    }

    /// <summary>The mail as pages show it.</summary>
    public async Task<MailView> SeeAsync(MailId id) =>
        (await Node.GetRequiredService<MailReads>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull().Mail;

    /// <summary>Adds a mail whose content as sent holds a secret.</summary>
    public Task<MailId> EnqueueAsync(MailBody asSent) =>
        Node.GetRequiredService<Atomic>().RunAsync(
            scope => Task.FromResult(Node.GetRequiredService<MailOutbox>().Enqueue(
                scope, Sample("zoe@example.com", []) with { AsSent = asSent })),
            CancellationToken.None);

    /// <summary>Adds a mail with this subject and text.</summary>
    public Task<MailId> EnqueueTextAsync(string subject, string text) =>
        Node.GetRequiredService<Atomic>().RunAsync(
            scope => Task.FromResult(Node.GetRequiredService<MailOutbox>().Enqueue(
                scope, Sample("zoe@example.com", []) with { Subject = subject, Text = text })),
            CancellationToken.None);

    /// <summary>The files of the database that contain the text.</summary>
    public Task<IReadOnlyList<string>> FilesWithAsync(string text) => FolderSearch.FilesWithAsync(_folder.FullName, text);

    /// <summary>The ledger's entries, oldest first.</summary>
    public async Task<IReadOnlyList<(string Kind, PortalCustomerId? Customer, ConsentId? Consent)>> LedgerAsync()
    {
        await using var db = await Node.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return [.. (await db.Set<LedgerEntry>().OrderBy(entry => entry.Sequence).ToListAsync()).Select(
            entry => (entry.Kind, entry.CustomerId, entry.ConsentId))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static NewMail Sample(string to, MailAttachment[] attachments) => new(
        MailKind.ConsentCopy,
        ZoesConsent,
        Zoe,
        to,
        "fr",
        "Votre accord C-1001\u202f: copie",
        "Bonjour Zoë,\n\nvoici votre copie.\n",
        [.. attachments]);

    private sealed class Surroundings(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "MotoPortal";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
