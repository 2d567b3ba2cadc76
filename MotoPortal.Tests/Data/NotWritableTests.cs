using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data;

/// <summary>
/// Goal: without room for the database pages can be read, nothing half-done is kept, the log has no stack trace, and all goes on by itself.
/// Method: SQLite itself refuses, by the pragmas that limit its pages (SQLITE_FULL) or let it only be read (SQLITE_READONLY).
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class NotWritableTests
{
    [Theory]
    [InlineData("PRAGMA max_page_count=1", "PRAGMA max_page_count=4294967294", "Full")]
    [InlineData("PRAGMA query_only=ON", "PRAGMA query_only=OFF", "ReadOnly")]
    public async Task Pages_can_be_read_nothing_is_saved_and_work_goes_on_when_there_is_room(string limit, string lift, string reason)
    {
        var disk = new Disk(lift);
        await using var portal = new PortalFactory
        {
            OtherServices = services => services.ConfigureDbContext<SqlitePortalDb>(db => db.AddInterceptors(disk)),
        };
        portal.Start();
        using var browser = new Browserless(portal);
        await browser.SignInAsync("sam@practice.example", PracticePeople.Password);
        var writes = portal.Services.GetRequiredService<WriteStanding>();
        await using var clerk = await new PeopleHost(portal).ActAsAsync("sam@practice.example");
        (await browser.GetStringAsync("/charges")).ShouldNotContain("Reading only");

        disk.Set(limit);
        var tasks = await FillAsync(clerk);
        var page = await browser.GetAsync("/charges");
        using var visitor = new Browserless(portal);
        var signIn = await visitor.SignInAsync("alex@practice.example", PracticePeople.Password);

        writes.Failure.ShouldBe(Enum.Parse<WriteProblem>(reason));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Reading only");
        if (writes.Failure is WriteProblem.ReadOnly)
        {
            signIn.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await signIn.Content.ReadAsStringAsync()).ShouldContain("Nothing can be saved at the moment");
        }

        (await browser.GetStringAsync("/health/ready")).ShouldContain($"it cannot be written ({reason})");

        disk.Set(lift);
        await WaitUntil.TrueAsync(() => writes.Failure is null);
        (await clerk.Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        (await browser.GetStringAsync("/charges")).ShouldNotContain("Reading only");
        (await browser.GetStringAsync("/health/ready")).ShouldContain("the schema is up to date");
        tasks.ShouldBeLessThan(Most);
        portal.Log.Lines.Where(line => line.Level >= LogLevel.Warning).Select(line => (line.Event.Id, line.Exception))
            .ShouldBe([(1203, null), (1204, null)]);
    }

    private const int Most = 2_000;

    // In-place changes and pages that are free already still fit into a full database, so the first tasks may be kept.
    private static async Task<int> FillAsync(ActingScope clerk)
    {
        for (var tasks = 0; tasks < Most; tasks++)
        {
            try
            {
                await clerk.Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None);
            }
            catch (NotWritableException)
            {
                return tasks;
            }
        }

        return Most;
    }

    /// <summary>A disk that a test fills: the pragma holds for each connection that is opened from then on.</summary>
    private sealed class Disk(string initial) : DbConnectionInterceptor
    {
        private volatile string _pragma = initial;

        public void Set(string pragma) => _pragma = pragma;

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = _pragma;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = _pragma;
            command.ExecuteNonQuery();
        }
    }
}
