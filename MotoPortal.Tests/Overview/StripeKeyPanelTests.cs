using System.Net;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Gateway.Keys;
using MotoPortal.Overview.Home;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Overview;

public sealed class StripeKeyPanelTests
{
    [Theory]
    [InlineData("en", "Stripe refuses the portal’s key. No card can be saved or charged until it is mended.")]
    [InlineData("fr", "Stripe refuse la clé du portail. Aucune carte ne peut être enregistrée ni débitée tant que ce n’est pas corrigé.")]
    public async Task A_refused_key_is_said_in_plain_words_and_the_words_go_when_it_works_again(string language, string words)
    {
        var standing = new StripeKeyStanding(TimeProvider.System, new Bell());
        await using var screen = Screen(language, standing);
        var panel = screen.Render<StripeKeyPanel>();
        panel.Markup.Trim().ShouldBeEmpty();

        standing.Answered("GET terminal/locations", HttpStatusCode.Unauthorized);
        panel.WaitForAssertion(() => ScreenContext.Words(panel.Find("[role=alert]")).ShouldStartWith(words));
        ScreenContext.Words(panel.Find("[role=alert]")).ShouldContain("Stripe__ApiKey");

        // A network failure says nothing about the key.
        standing.NotAnswered();
        standing.View.State.ShouldBe(StripeKeyState.Refused);

        standing.Answered("GET terminal/locations", HttpStatusCode.OK);
        panel.WaitForAssertion(() => panel.FindAll("[role=alert]").ShouldBeEmpty());
    }

    [Fact]
    public async Task What_the_key_does_not_permit_is_named_until_it_does()
    {
        var standing = new StripeKeyStanding(TimeProvider.System, new Bell());
        await using var screen = Screen("en", standing);
        var panel = screen.Render<StripeKeyPanel>();

        standing.Answered("POST refunds", HttpStatusCode.Forbidden);
        standing.Answered("GET customers", HttpStatusCode.OK);
        panel.WaitForAssertion(() => ScreenContext.Words(panel.Find("[role=alert] code")).ShouldBe("POST refunds"));

        standing.Answered("POST refunds", HttpStatusCode.OK);
        panel.WaitForAssertion(() => panel.FindAll("[role=alert]").ShouldBeEmpty());
    }

    private static ScreenContext Screen(string language, StripeKeyStanding standing) =>
        new(language, [Policies.Administer], rooms => rooms.AddSingleton(standing));
}
