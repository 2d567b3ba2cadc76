using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Records;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Copy;

/// <summary>The panel of the customer's copy, over the real portal.</summary>
[Collection(RecordsTests.Name)]
public sealed class CopyPanelTests(RecordsPortal records)
{
    [Fact]
    public async Task A_clerk_sees_where_the_copy_is_and_can_print_it_or_send_it_again()
    {
        await using var screen = Screen(StaffRoles.Clerk);

        var panel = screen.Render<CopyPanel>(parameters => parameters.Add(shown => shown.ConsentId, records.ZoesConsent));
        panel.WaitForAssertion(
            () => ScreenContext.Words(panel.Find(".state")).ShouldBe("Copy for w…@customer.example is kept here, in practice"));
        panel.WaitForAssertion(
            () => panel.FindAll(".ways a, .ways button").Select(ScreenContext.Words).ShouldBe(["Print", "PDF", "Send again"]));
        panel.FindAll(".ways a").Select(link => link.GetAttribute("href"))
            .ShouldBe([$"/consents/{records.ZoesConsent}/print", $"/consents/{records.ZoesConsent}/copy.pdf"]);
        await panel.Find(".ways button").ClickAsync(new());

        panel.WaitForAssertion(() => ScreenContext.Words(panel.Find(".acting")).ShouldBe("A copy is on its way to w…@customer.example."));
        await WaitUntil.TrueAsync(async () => (await records.Services.GetRequiredService<MailReads>()
            .ListOfConsentAsync(records.ZoesConsent, CancellationToken.None)) is [{ State: MailState.Sent }, _, ..]);
    }

    [Fact]
    public async Task An_auditor_may_print_and_not_send()
    {
        await using var screen = Screen(StaffRoles.Auditor, "fr");

        var panel = screen.Render<CopyPanel>(parameters => parameters.Add(shown => shown.ConsentId, records.ZoesConsent));

        panel.WaitForAssertion(
            () => ScreenContext.Words(panel.Find(".state")).ShouldBe("La copie pour w…@customer.example est gardée ici, pour l’exercice"));
        panel.FindAll(".ways a, .ways button").Select(ScreenContext.Words).ShouldBe(["Imprimer", "PDF"]);
    }

    [Fact]
    public async Task Before_the_card_is_saved_nothing_was_sent()
    {
        await using var screen = Screen(StaffRoles.Auditor);
        var open = (await records.Services.GetRequiredService<ConsentReads>().ListAsync(new ConsentQuery(), CancellationToken.None)).Rows
            .First(consent => consent.SetupId == records.AdasSetup);

        var panel = screen.Render<CopyPanel>(parameters => parameters.Add(shown => shown.ConsentId, open.Id));

        panel.WaitForAssertion(() => ScreenContext.Words(panel.Find(".state")).ShouldBe("The copy goes out when the card is saved."));
    }

    // Other panels are rendered with a stub of this one.
    private ScreenContext Screen(string role, string language = "en")
    {
        var screen = records.Screen(role, language);
        screen.ComponentFactories.Clear();
        return screen;
    }
}
