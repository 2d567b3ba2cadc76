using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>
/// An answer to a wrong password does not tell, by its text or its time, whether there is an account. Method: hashes are counted, because
/// they are what takes the time.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class EqualWorkTests : IAsyncLifetime
{
    private const string Wrong = "not the password 1";

    private readonly CountingHasher _hasher = new();
    private PortalFactory _portal = null!;

    public Task InitializeAsync()
    {
        _portal = new PortalFactory
        {
            OtherServices = services => services.AddSingleton<IPasswordHasher<PortalUser>>(_hasher),
        }.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task A_stranger_and_every_kind_of_account_cost_one_hash_each_and_get_the_same_answer()
    {
        var people = new PeopleHost(_portal);
        await people.Records.InviteAsync(new NewPerson("invited@shop.example", "Invited", [StaffRoles.Clerk]), Actor.Console, default);
        await people.Records.DisableAsync((await people.FindAsync("audrey@practice.example")).Id, Actor.Console, default);
        using var browser = new Browserless(_portal);
        await browser.SignInAsync("warm-up@shop.example", Wrong);

        foreach (var email in new[]
            { "nobody@shop.example", "sam@practice.example", "audrey@practice.example", "invited@shop.example" })
        {
            _hasher.Verified = 0;
            var answer = await browser.SignInAsync(email, Wrong);

            _hasher.Verified.ShouldBe(1, email);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, email);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("The e-mail or the password is not right.");
        }
    }

    [Fact]
    public async Task A_locked_account_costs_the_hash_that_an_open_one_costs_and_a_strangers_address_is_locked_alike()
    {
        using var browser = new Browserless(_portal);
        foreach (var email in new[] { "sam@practice.example", "nobody@shop.example" })
        {
            for (var attempt = 1; attempt <= 5; attempt++)
            {
                await browser.SignInAsync(email, Wrong);
            }

            _hasher.Verified = 0;
            var locked = await browser.SignInAsync(email, PracticePeople.Password);

            locked.Headers.Location!.ToString().ShouldEndWith("/account/locked", customMessage: email);
            _hasher.Verified.ShouldBe(1, email);
        }
    }

    private sealed class CountingHasher : PasswordHasher<PortalUser>
    {
        public int Verified { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
