using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Settings;
using MotoPortal.Accounts.SetUp;
using MotoPortal.Data.Health;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>
/// Concurrent tries over real connections to a real portal; the counts are read from its database. The portal allows twenty hashes at once
/// in tests of the account limit, and the usual four in others.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class ParallelSignInTests
{
    private const string Wrong = "not the password 1";
    private const string Sam = "sam@practice.example";

    [Fact]
    public async Task Forty_guesses_at_once_and_again_are_judged_twenty_times_at_most_from_one_address()
    {
        await using var portal = new PortalFactory().Start();
        List<HttpStatusCode> answers = [];

        for (var burst = 0; burst < 8; burst++)
        {
            // Different e-mail addresses, so that no single account is locked.
            answers.AddRange(await AtOnceAsync(
                portal, [.. Enumerable.Range(0, 40).Select(number => ($"person{burst}-{number}@practice.example", Wrong))]));
        }

        answers.Count(answer => answer is HttpStatusCode.OK).ShouldBe(20);
        answers.ShouldContain(HttpStatusCode.ServiceUnavailable);
        answers.TakeLast(40).ShouldAllBe(answer => answer == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Nineteen_guesses_at_once_at_one_account_are_judged_five_times_and_lock_it()
    {
        await using var portal = WithManyHashes();

        await AtOnceAsync(portal, [.. Enumerable.Repeat((Sam, Wrong), 19)]);
        var (count, isLocked) = await CountAsync(portal, Sam);

        portal.Log.Lines.Count(line => line.Event.Id == 3002).ShouldBeGreaterThan(5);
        portal.Log.Lines.Count(line => line.Event.Id == 3002 && line.Message.EndsWith("False", StringComparison.Ordinal)).ShouldBe(4);
        (count, isLocked).ShouldBe((5, true));
    }

    [Fact]
    public async Task The_right_password_behind_five_wrong_ones_does_not_sign_in_though_they_are_still_being_judged()
    {
        await using var portal = WithManyHashes();
        using var browser = new Browserless(portal);
        var form = await browser.FormAsync("/account/sign-in", "sign-in");

        var wrong = Enumerable.Range(0, 8).Select(_ => browser.PostAsync(form, ("Email", Sam), ("Password", Wrong))).ToArray();
        await WaitUntil.TrueAsync(async () => (await CountAsync(portal, Sam)).IsLocked);
        var right = browser.PostAsync(form, ("Email", Sam), ("Password", PracticePeople.Password));
        await Task.WhenAll([.. wrong, right]);

        (await right).Headers.Location!.ToString().ShouldEndWith("/account/locked");
        browser.Cookies.ShouldNotContain(cookie => cookie.Name == "moto");
        (await CountAsync(portal, Sam)).ShouldBe((5, true));
    }

    [Fact]
    public async Task A_right_password_within_the_first_five_signs_in_and_resets_the_count()
    {
        await using var portal = WithManyHashes();
        using var browser = new Browserless(portal);
        await AtOnceAsync(portal, [.. Enumerable.Repeat((Sam, Wrong), 4)]);

        (await CountAsync(portal, Sam)).ShouldBe((4, false));
        var welcomed = await browser.SignInAsync(Sam, PracticePeople.Password);

        welcomed.StatusCode.ShouldBe(HttpStatusCode.Found);
        browser.Cookies.ShouldContain(cookie => cookie.Name == "moto");
        (await CountAsync(portal, Sam)).ShouldBe((0, false));
    }

    [Fact]
    public async Task Several_nodes_count_together()
    {
        await using var portal = new PortalFactory().Start();
        await using var node = new PortalFactory(dataDirectory: portal.DataDirectory)
        {
            // Two portals on one SQLite file are refused otherwise; on PostgreSQL they are not.
            OtherServices = services => services.RemoveAll<DatabaseHold>(),
        }.Start();
        var id = await IdAsync(portal, Sam);
        AccountTries[] nodes = [portal.Services.GetRequiredService<AccountTries>(), node.Services.GetRequiredService<AccountTries>()];

        var taken = new ConcurrentBag<int?>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 16),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (number, gone) => taken.Add(await nodes[number % 2].TakeAsync(id, gone)));

        taken.Count.ShouldBe(16);
        taken.OfType<int>().Order().ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task A_locked_account_takes_as_long_as_one_that_does_not_exist()
    {
        await using var portal = new PortalFactory().Start();
        await using (var db = Open(portal))
        {
            await using var command = db.CreateCommand();
            command.CommandText =
                $"UPDATE people SET LockoutEnd = {DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()} WHERE Email = '{Sam}'";
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        List<TimeSpan> locked = [];
        List<TimeSpan> unknown = [];
        for (var pair = 0; pair < 7; pair++)
        {
            locked.Add(await TimeAsync(portal, Sam));
            unknown.Add(await TimeAsync(portal, $"unknown{pair}@practice.example"));
        }

        var (ofLocked, ofUnknown) = (locked.Order().ElementAt(3), unknown.Order().ElementAt(3));
        (ofLocked / ofUnknown).ShouldBeInRange(
            0.5, 2, $"locked {ofLocked.TotalMilliseconds:0} ms, unknown {ofUnknown.TotalMilliseconds:0} ms");
    }

    [Fact]
    public async Task Three_posts_of_the_set_up_code_at_once_make_one_administrator()
    {
        await using var portal = new PortalFactory(SetupTests.WithAKey).Start();
        var code = portal.Services.GetRequiredService<SetupCode>().Issue();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async number =>
        {
            using var browser = new Browserless(portal);
            var answer = await browser.SubmitAsync(
                "/account/setup", "setup", ("Code", code), ("Name", "Ada"), ("Email", $"ada{number}@shop.example"), (
                    "Password",
                    "correct horse battery 7"));
            return answer.StatusCode;
        }));

        answers.Count(answer => answer is HttpStatusCode.Found).ShouldBe(1);
        await using var db = Open(portal);
        await using var command = db.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM people";
        (await command.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Fact]
    public async Task Two_nodes_with_a_code_each_make_one_administrator()
    {
        await using var portal = new PortalFactory(SetupTests.WithAKey).Start();
        await using var node = new PortalFactory(SetupTests.WithAKey, portal.DataDirectory).Start();

        var answers = await Task.WhenAll(new[] { portal, node }.Select(async (one, number) =>
        {
            var code = one.Services.GetRequiredService<SetupCode>().Issue();
            await using var scope = one.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<FirstAdministrator>()
                .MakeAsync(code, $"ada{number}@shop.example", "Ada", "correct horse battery 7", "here");
        }));

        answers.Count(answer => answer is FirstAdministratorOutcome.Made).ShouldBe(1);
        answers.Count(answer => answer is FirstAdministratorOutcome.CodeNotGood).ShouldBe(1);
    }

    private static PortalFactory WithManyHashes() =>
        new PortalFactory { OtherServices = services => services.Configure<AccountsOptions>(options => options.HashesAtOnce = 20) }.Start();

    // The form is fetched first, so that the posts are sent together.
    private static async Task<HttpStatusCode[]> AtOnceAsync(PortalFactory portal, IReadOnlyList<(string Email, string Password)> tries)
    {
        using var browser = new Browserless(portal);
        var form = await browser.FormAsync("/account/sign-in", "sign-in");
        var answers = await Task.WhenAll(tries.Select(one => browser.PostAsync(form, ("Email", one.Email), ("Password", one.Password))));
        return [.. answers.Select(answer => answer.StatusCode)];
    }

    private static async Task<TimeSpan> TimeAsync(PortalFactory portal, string email)
    {
        using var browser = new Browserless(portal);
        var form = await browser.FormAsync("/account/sign-in", "sign-in");
        var start = Stopwatch.GetTimestamp();
        await browser.PostAsync(form, ("Email", email), ("Password", Wrong));
        return Stopwatch.GetElapsedTime(start);
    }

    private static SqliteConnection Open(PortalFactory portal)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(portal.DataDirectory, "portal.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static async Task<string> IdAsync(PortalFactory portal, string email)
    {
        await using var db = Open(portal);
        await using var command = db.CreateCommand();
        command.CommandText = $"SELECT Id FROM people WHERE Email = '{email}'";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<(long Count, bool IsLocked)> CountAsync(PortalFactory portal, string email)
    {
        await using var db = Open(portal);
        await using var command = db.CreateCommand();
        command.CommandText = $"SELECT AccessFailedCount, LockoutEnd FROM people WHERE Email = '{email}'";
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        return (reader.GetInt64(0), !await reader.IsDBNullAsync(1));
    }
}
