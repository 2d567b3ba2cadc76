using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Terms;
using MotoPortal.Terms.Drafts;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Terms;

/// <summary>The terms on a real SQLite file, without pages.</summary>
internal sealed class TermsHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = NewDataFolder.Create();
    private readonly ServiceProvider _services;
    private readonly ActingPeople _people;

    private TermsHost()
    {
        var services = new ServiceCollection();
        AddTo(services);
        _services = services.BuildServiceProvider(validateScopes: true);
        _people = new ActingPeople(_services);
    }

    public static Actor Alex => ActingPeople.Alex;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 13, 2, 0, TimeSpan.Zero));

    public TermsWorkflow Workflow => Get<TermsWorkflow>();

    public TermsReads Reads => Get<TermsReads>();

    public static async Task<TermsHost> StartAsync()
    {
        var host = new TermsHost();
        await host._services.PrepareDatabaseAsync(CancellationToken.None);
        await host._people.SeedAsync(Alex);
        return host;
    }

    public T Get<T>()
        where T : notnull => _people.As(Alex).Get<T>();

    /// <summary>A screen on this host's database, for an administrator of that name.</summary>
    public ScreenContext Screen(string language, params string[] policies)
    {
        var screen = new ScreenContext(language, policies, rooms =>
        {
            rooms.AddSingleton(Workflow);
            rooms.AddSingleton(Reads);
            rooms.AddSingleton(Get<TermsFeed>());
            rooms.AddSingleton(Get<IOptions<MerchantOptions>>());
            rooms.AddSingleton(Get<IDbContextFactory<PortalDb>>());
            rooms.AddSingleton(Options.Create(new IdentityOptions()));
            rooms.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
            rooms.AddScoped<CurrentPerson>();
        });
        screen.Person.SetRoles(StaffRoles.Admin).SetClaims(new Claim(ClaimTypes.NameIdentifier, Alex.Id));
        screen.Render<MudBlazor.MudPopoverProvider>();
        return screen;
    }

    public Task<PortalDb> OpenAsync() => Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    public async Task<TermsDraftView> DraftAsync() => (await Get<TermsFeed>().FindDraftAsync(CancellationToken.None))!;

    /// <summary>Creates a draft as a copy of the newest version.</summary>
    public async Task<TermsDraftView> BeginAsync()
    {
        await Workflow.StartDraftAsync(CancellationToken.None);
        return await DraftAsync();
    }

    public Task<DraftOutcome> WriteAsync(string language, TermsPartKey key, string text) =>
        Workflow.WriteAsync(3, language, key, text, CancellationToken.None);

    /// <summary>Publishes the draft.</summary>
    public async Task<PublishOutcome> PublishAsync()
    {
        var draft = await DraftAsync();
        return await Workflow.PublishAsync(draft.Number, draft.Digest, CancellationToken.None);
    }

    /// <summary>The kinds of the ledger's entries, in order, with their payloads.</summary>
    public async Task<IReadOnlyList<string>> LedgerAsync()
    {
        await using var db = await OpenAsync();
        return await db.Set<LedgerEntry>()
            .OrderBy(entry => entry.Sequence).Select(entry => entry.Kind + " " + entry.Payload!.Json).ToListAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _people.DisposeAsync();
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private void AddTo(ServiceCollection services)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        TestDatabase.AddTo(settings, _folder.FullName);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddData(configuration, new Surroundings(_folder.FullName));
        services.AddLedger();
        services.AddTerms(configuration);
        ActingPeople.AddTo(services, configuration);
    }

    private sealed class Surroundings(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "MotoPortal";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
