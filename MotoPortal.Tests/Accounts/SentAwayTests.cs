using System.Net;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts;
using MotoPortal.Data;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

public sealed class SentAwayTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    [Fact]
    public async Task Whoever_is_sent_away_can_neither_go_on_nor_come_back()
    {
        // The portal looks once a minute; here it looks at every request.
        practice.Portal.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval = TimeSpan.Zero;
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync("camille@practice.example");
        var before = await browser.GetAsync("/");

        await SendAwayAsync("camille@practice.example");

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
        using var again = new Browserless(practice.Portal);
        (await (await again.SignInAsync("camille@practice.example", PracticePeople.Password)).Content.ReadAsStringAsync()).ShouldContain("is not right");
        (await again.PractiseAsAsync("camille@practice.example")).Headers.Location!.ToString().ShouldBe("/account/sign-in");
    }

    [Fact]
    public async Task An_open_page_of_somebody_who_was_sent_away_knows_nobody_and_takes_nothing_any_more()
    {
        await using var scope = practice.Portal.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var sam = (await people.FindByEmailAsync("sam@practice.example"))!;
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PortalUser>>().CreateAsync(sam);
        using var check = new CircuitCheck(
            NullLoggerFactory.Instance, practice.Portal.Services.GetRequiredService<IServiceScopeFactory>(), Options.Create(new AccountsOptions { RevalidateEvery = TimeSpan.FromMilliseconds(20) }));
        using var revoked = new RevokedCircuit(check);
        var taken = 0;
        var inbound = revoked.CreateInboundActivityHandler(_ =>
        {
            taken++;
            return Task.CompletedTask;
        });
        check.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        await revoked.OnCircuitOpenedAsync(null!, CancellationToken.None);
        await inbound(null!);

        await SendAwayAsync("sam@practice.example");
        await WaitUntil.TrueAsync(async () => (await check.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated is not true);
        await inbound(null!);

        taken.ShouldBe(1);
    }

    private async Task SendAwayAsync(string email)
    {
        await using var scope = practice.Portal.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByEmailAsync(email);
        await scope.ServiceProvider.GetRequiredService<Staff>().DisableAsync(person!.Id);
    }
}
