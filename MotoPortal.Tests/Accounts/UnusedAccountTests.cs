using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.People;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Shell.Settings;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>
/// Accounts that their persons do not use. The portal has a sandbox key; only the worker's and the page's clocks move.
/// </summary>
public sealed class UnusedAccountTests : IAsyncLifetime
{
    private const string Ada = "ada@shop.example";
    private const string Grace = "grace@shop.example";
    private const string Password = "correct horse battery 7";

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private PortalFactory _portal = null!;
    private PeopleHost _people = null!;

    public async Task InitializeAsync()
    {
        _portal = new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiKey"] = "sk_test_of_the_tests",
            ["Stripe:ApiBase"] = "http://127.0.0.1:9",
        }).Start();
        _people = new PeopleHost(_portal);
        await _people.AddAdminAsync(Ada);
        await AddAsync(Grace, StaffRoles.Clerk);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task An_account_that_is_not_used_for_ninety_days_is_disabled_by_the_portal_with_its_sessions_and_an_entry()
    {
        await _people.PrincipalAsync(Grace);
        using var worker = Worker(90);

        _clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMinutes(1));
        var before = await worker.WorkAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(2));
        var after = await worker.WorkAsync(CancellationToken.None);
        var again = await worker.WorkAsync(CancellationToken.None);

        (before, after, again).ShouldBe((0, 1, 0));
        (await _people.FindAsync(Grace)).IsDisabled.ShouldBeTrue();
        var entry = (await _people.EntriesAsync())[^1];
        (entry.Kind, entry.Actor).ShouldBe(("person.disabled", Actor.Portal.Id));
        entry.Json.ShouldContain("\"sessions\":1");
        await using var db = await _people.DatabaseAsync();
        (await db.Set<PersonSession>().CountAsync(session => session.EndedAt == null)).ShouldBe(0);
    }

    [Fact]
    public async Task The_last_administrator_stays_however_long_they_are_away()
    {
        using var worker = Worker(90);
        _clock.Advance(TimeSpan.FromDays(400));

        await worker.WorkAsync(CancellationToken.None);

        (await _people.FindAsync(Ada)).IsDisabled.ShouldBeFalse();
        (await _people.FindAsync(Grace)).IsDisabled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_whom_an_administrator_enables_again_has_the_whole_time_once_more()
    {
        var grace = (await _people.FindAsync(Grace)).Id;
        using var worker = Worker(1);
        _clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await worker.WorkAsync(CancellationToken.None);
        await _people.Records.EnableAsync(grace, Actor.Console, CancellationToken.None);

        // The entry about enabling has the real time, so what follows is told from there.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(1));
        using var later = Worker(1, clock);
        await AgeAsync(grace, TimeSpan.FromDays(3));
        await later.WorkAsync(CancellationToken.None);

        (await _people.FindAsync(Grace)).IsDisabled.ShouldBeFalse();
        clock.Advance(TimeSpan.FromDays(1));
        await later.WorkAsync(CancellationToken.None);
        (await _people.FindAsync(Grace)).IsDisabled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_who_signs_in_between_the_search_and_the_change_keeps_the_account()
    {
        var grace = (await _people.FindAsync(Grace)).Id;
        await AgeAsync(grace, TimeSpan.FromDays(100));
        var since = TimeProvider.System.GetUtcNow().AddDays(-90);
        await using (var db = await _people.DatabaseAsync())
        {
            (await UnusedAccounts.FindAsync(db, since, CancellationToken.None)).ShouldBe([grace]);
        }

        await _people.PrincipalAsync(Grace);
        var outcome = await _people.Records.DisableUnusedAsync(grace, since, CancellationToken.None);

        outcome.ShouldBeOfType<PersonOutcome.Unchanged>();
        (await _people.FindAsync(Grace)).IsDisabled.ShouldBeFalse();
    }

    [Fact]
    public async Task The_last_sign_in_outlives_the_retention_of_sessions_so_that_a_used_account_does_not_look_unused()
    {
        await _people.PrincipalAsync(Grace);
        var last = TimeProvider.System.GetUtcNow();
        var rule = new SessionsRule(Options.Create(new RetentionOptions()), Options.Create(new AccountsOptions()));
        await using var db = await _people.DatabaseAsync();

        (await rule.Over(db, last.AddDays(89)).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Switched_off_the_portal_disables_no_account_and_the_list_flags_it_after_ninety_days()
    {
        var feed = ActivatorUtilities.CreateInstance<PeopleFeed>(
            _portal.Services, _clock, Options.Create(new UnusedAccountOptions { DisableUnusedAfterDays = 0 }));
        var grace = (await _people.FindAsync(Grace)).Id;

        _clock.Advance(TimeSpan.FromDays(89));
        var before = await feed.FindAsync(grace, CancellationToken.None);
        _clock.Advance(TimeSpan.FromDays(2));
        var after = await feed.FindAsync(grace, CancellationToken.None);

        before!.IsUnused.ShouldBeFalse();
        after!.IsUnused.ShouldBeTrue();
        new UnusedAccountOptions { DisableUnusedAfterDays = 0 }.DisablesUnused.ShouldBeFalse();
    }

    private UnusedAccountWorker Worker(int days, TimeProvider? clock = null) => new(
        _portal.Services.GetRequiredService<WorkerEnvironment>() with { Time = clock ?? _clock },
        Options.Create(new UnusedAccountOptions { DisableUnusedAfterDays = days }),
        _portal.Services.GetRequiredService<IOptions<ShellOptions>>(),
        NullLogger<UnusedAccountWorker>.Instance);

    private async Task AddAsync(string email, string role)
    {
        var invited = new NewPerson(email, email.Split('@')[0], [role]);
        var made = await _people.Records.InviteAsync(invited, Actor.Console, CancellationToken.None);
        await _people.ChooseAsync(made.ShouldBeOfType<PersonOutcome.LinkMade>().Link, Password);
    }

    // Moves what the account's use is read from into the past.
    private async Task AgeAsync(string personId, TimeSpan age)
    {
        var then = TimeProvider.System.GetUtcNow() - age;
        await using var db = await _people.DatabaseAsync();
        await db.Set<PreviousPassword>().Where(row => row.PersonId == personId)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.ChosenAt, then));
    }
}
