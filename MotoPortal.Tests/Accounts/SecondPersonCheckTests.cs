using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>The second person is checked against the real accounts of a portal in practice mode.</summary>
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

    private Task<SecondPersonOutcome> AskAsync(string email, string password, string first) =>
        Check.CheckAsync(email, password, Policies.ApproveCharges, first);

    private async Task<string> IdOfAsync(string email)
    {
        await using var db = await _portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync();
    }
}
