using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>The second person is checked against the real accounts of a portal in practice mode.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class SecondPersonCheckTests : IAsyncLifetime
{
    private const string Camille = "camille@practice.example";
    private const string Sam = "sam@practice.example";
    private const string Wrong = "not-the-password-of-sam";

    private PortalFactory _portal = null!;

    private SecondPersonCheck Check => _portal.Services.GetRequiredService<SecondPersonCheck>();

    public Task InitializeAsync()
    {
        _portal = new PortalFactory().Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task A_supervisor_or_an_administrator_other_than_the_first_person_is_confirmed()
    {
        var camille = await IdOfAsync(Camille);

        (await AskAsync(Sam, PracticePeople.Password, camille)).ShouldBeOfType<SecondPersonOutcome.Confirmed>().Person.Second
            .ShouldBe(Actor.OfPerson(await IdOfAsync(Sam), "Sam O.", StaffRoles.Supervisor));
        (await AskAsync(
            "alex@practice.example",
            PracticePeople.Password,
            camille)).ShouldBeOfType<SecondPersonOutcome.Confirmed>().Person.Second.Role.ShouldBe(StaffRoles.Admin);
        (await AskAsync("audrey@practice.example", PracticePeople.Password, camille)).ShouldBeOfType<SecondPersonOutcome.NotAllowed>();
        (await AskAsync(Sam, PracticePeople.Password, await IdOfAsync(Sam))).ShouldBeOfType<SecondPersonOutcome.SamePerson>();
    }

    [Fact]
    public async Task Wrong_tries_lock_the_account_and_no_password_is_ever_logged()
    {
        var camille = await IdOfAsync(Camille);

        (await AskAsync(Sam, Wrong, camille)).ShouldBeOfType<SecondPersonOutcome.NotRight>();
        for (var tried = 1; tried < 5; tried++)
        {
            await AskAsync(Sam, Wrong, camille);
        }

        (await AskAsync(Sam, PracticePeople.Password, camille)).ShouldBeOfType<SecondPersonOutcome.Locked>();
        _portal.Log.ShouldNotMention(Wrong);
        _portal.Log.ShouldNotMention(PracticePeople.Password);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_answered_like_one_that_does()
    {
        var camille = await IdOfAsync(Camille);

        for (var tried = 1; tried < 5; tried++)
        {
            (await AskAsync("nobody@practice.example", Wrong, camille)).ShouldBeOfType<SecondPersonOutcome.NotRight>();
        }

        (await AskAsync("nobody@practice.example", Wrong, camille)).ShouldBeOfType<SecondPersonOutcome.Locked>();
    }

    [Fact]
    public async Task A_person_with_a_second_factor_gives_a_code_of_it_and_each_code_confirms_once()
    {
        var camille = await IdOfAsync(Camille);
        var (key, now) = (TimeCode.NewKey(), TimeProvider.System.GetUtcNow());
        var app = new AuthenticatorApp(key);
        await _portal.Services.GetRequiredService<SecondFactorRecords>()
            .AddAsync(await IdOfAsync(Sam), key, TimeCode.StepAt(now) - 1, session: null, CancellationToken.None);
        var code = app.NextCode();

        (await AskAsync(Sam, PracticePeople.Password, camille)).ShouldBeOfType<SecondPersonOutcome.CodeNotRight>();
        (await AskAsync(Sam, PracticePeople.Password, camille, code)).ShouldBeOfType<SecondPersonOutcome.Confirmed>();
        (await AskAsync(Sam, PracticePeople.Password, camille, code)).ShouldBeOfType<SecondPersonOutcome.CodeNotRight>();
    }

    [Fact]
    public async Task With_a_Stripe_key_a_supervisor_without_a_second_factor_confirms_nothing()
    {
        await using var sandbox = new PortalFactory(SetupTests.WithAKey).Start();
        var admin = await new PeopleHost(sandbox).AddAdminAsync("ada@shop.example");
        var check = sandbox.Services.GetRequiredService<SecondPersonCheck>();

        var outcome = await check.CheckAsync("ada@shop.example", "correct horse battery 7", "", Policies.ApproveCharges, "u-first");

        admin.Role.ShouldBe(StaffRoles.Admin);
        outcome.ShouldBeOfType<SecondPersonOutcome.SecondFactorMissing>();
    }

    private Task<SecondPersonOutcome> AskAsync(string email, string password, string first, string code = "") =>
        Check.CheckAsync(email, password, code, Policies.ApproveCharges, first);

    private async Task<string> IdOfAsync(string email)
    {
        await using var db = await _portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync();
    }
}
