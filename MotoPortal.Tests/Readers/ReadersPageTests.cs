using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Readers;
using MotoPortal.Readers.Inspections;
using MotoPortal.SaveCard.States;
using MotoPortal.Shell.Hosting;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using MudBlazor;

namespace MotoPortal.Tests.Readers;

/// <summary>The page over the real register, simulator and database.</summary>
public sealed class ReadersPageTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private SaveCardHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync(inspectionDays: 30);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Each_store_shows_its_readers_with_what_was_seen_last()
    {
        await _host.InspectAsync(InspectionFinding.Intact);
        _host.Clock.Advance(TimeSpan.FromDays(23));
        await using var screen = Screen([Policies.SeeReaders]);

        var page = Open(screen);

        page.FindAll("h2").Select(title => title.TextContent).ShouldBe(["Store Bordeaux", "Store Lyon"]);
        Row(page, "Front desk").ShouldContain("WisePOS E, simulated");
        Row(page, "Front desk").ShouldContain("Connected");
        Row(page, "Front desk").ShouldContain("Intact · Camille D.");
        Row(page, "Front desk").ShouldContain("Due in 7 days");
        Row(page, "Back office").ShouldContain("None yet Never inspected");
        page.FindAll("button").ShouldNotContain(button => button.TextContent.Trim() == "Inspect");
    }

    [Fact]
    public async Task A_clerk_confirms_each_point_and_the_row_follows()
    {
        await using var screen = Screen([Policies.SeeReaders, Policies.InspectReaders]);
        var dialogs = screen.Render<MudDialogProvider>();
        var page = Open(screen);

        await page.Find("button[aria-label='Inspect Front desk']").ClickAsync(new MouseEventArgs());
        dialogs.WaitForAssertion(() => dialogs.FindAll("input[type=checkbox]").Count.ShouldBe(4), Limit);
        dialogs.FindAll("input[checked]").ShouldBeEmpty();
        await RecordAsync();
        dialogs.WaitForAssertion(() => dialogs.FindAll("[aria-invalid=true]").Count.ShouldBe(6), Limit);
        ScreenContext.Words(dialogs.Find("[role=alert]")).ShouldBe("Nothing was recorded yet: see what is marked.");

        foreach (var point in Enum.GetNames<InspectionPoint>())
        {
            await dialogs.Find($"#point-{point}").ChangeAsync(new ChangeEventArgs { Value = true });
        }

        await dialogs.FindAll("input[type=radio]")[0].ChangeAsync(new ChangeEventArgs { Value = "on" });
        await RecordAsync();

        dialogs.WaitForAssertion(() => ScreenContext.Words(dialogs.Find("[role=status]"))
            .ShouldStartWith("The inspection of Front desk is recorded It may take cards until"), Limit);
        page.WaitForAssertion(() => Row(page, "Front desk").ShouldContain("Due in 30 days"), Limit);

        Task RecordAsync() =>
            dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Record inspection").ClickAsync(new MouseEventArgs());
    }

    [Fact]
    public async Task The_history_opens_from_the_address_and_says_who_saw_what()
    {
        await _host.InspectAsync(InspectionFinding.Suspicious, "A seal is torn.");
        await using var screen = Screen([Policies.SeeReaders], "fr");

        var page = Open(screen, $"/readers?reader={_host.FrontDesk}");

        page.WaitForAssertion(() => ScreenContext.Words(page.Find("[role=dialog]")).ShouldContain("Camille D."), Limit);
        ScreenContext.Words(page.Find("[role=dialog]")).ShouldEndWith("A seal is torn.");
        Row(page, "Front desk").ShouldContain("Bloqué jusqu’à preuve qu’il est intact");
        await page.Find("[role=dialog]").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        page.FindAll("[role=dialog]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_holds_a_reader_appears_and_goes_by_itself()
    {
        await _host.InspectAsync(InspectionFinding.Intact);
        await using var screen = Screen([Policies.SeeReaders]);
        var page = Open(screen);
        Row(page, "Front desk").ShouldNotContain("Held by");

        var setup = await _host.OnReaderAsync();
        page.WaitForAssertion(() => Row(page, "Front desk").ShouldContain("Held by Camille D. since"), Limit);
        page.WaitForAssertion(() => Row(page, "Front desk").ShouldContain("Last command"), Limit);

        (await _host.ReaderStep.CancelAsync(setup, CancellationToken.None)).ShouldBe(new CancelOutcome.Canceled());
        page.WaitForAssertion(() => Row(page, "Front desk").ShouldNotContain("Held by"), Limit);
    }

    [Fact]
    public async Task When_Stripe_cannot_be_reached_it_says_so_and_lets_one_look_again()
    {
        await _host.Simulator.DisposeAsync();
        await using var screen = Screen([Policies.SeeReaders]);

        var page = Open(screen);

        page.Find(".mud-alert").TextContent.ShouldContain("Stripe cannot be reached");
        page.FindAll("button").ShouldContain(button => button.TextContent.Trim() == "Look again");
    }

    [Theory]
    [InlineData("en", "Your role does not allow this any more, or you are not signed in. Nothing was done.")]
    [InlineData("fr", "Votre rôle ne le permet plus, ou vous n’êtes plus connecté. Rien n’a été fait.")]
    public async Task A_person_whose_role_was_taken_meanwhile_reads_that_nothing_was_written(string language, string words)
    {
        await using var screen = Screen([Policies.SeeReaders, Policies.InspectReaders], language, _host.People.Nobody);
        var dialogs = screen.Render<MudDialogProvider>();
        var page = Open(screen);
        await page.FindAll("button[aria-label^='Inspect'][aria-label$='Front desk']")[0].ClickAsync(new MouseEventArgs());
        dialogs.WaitForAssertion(() => dialogs.FindAll("input[type=checkbox]").Count.ShouldBe(4), Limit);

        await dialogs.FindAll(".mud-dialog-actions button")[^1].ClickAsync(new MouseEventArgs());

        dialogs.WaitForAssertion(() => ScreenContext.Words(dialogs.Find("[role=alert]")).ShouldStartWith(words), Limit);
        (await _host.Get<InspectionReads>().HistoryAsync(_host.FrontDesk, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_without_stores_is_told_what_to_do()
    {
        foreach (var reader in await _host.Stripe.V1.Terminal.Readers.ListAsync())
        {
            await _host.Stripe.V1.Terminal.Readers.DeleteAsync(reader.Id);
        }

        foreach (var location in await _host.Stripe.V1.Terminal.Locations.ListAsync())
        {
            await _host.Stripe.V1.Terminal.Locations.DeleteAsync(location.Id);
        }

        await using var screen = Screen([Policies.SeeReaders]);

        Open(screen).Find(".empty").TextContent.ShouldContain("There are no readers yet");
    }

    private ScreenContext Screen(string[] policies, string language = "en", ActingScope? acting = null)
    {
        var screen = new ScreenContext(language, policies, rooms =>
        {
            rooms.AddSingleton<TimeProvider>(_host.Clock);
            rooms.AddSingleton(_host.Get<ReaderRegister>());
            rooms.AddSingleton(_host.Get<InspectionReads>());
            rooms.AddSingleton((acting ?? _host.As(SaveCardHost.Camille)).Get<InspectionWorkflow>());
            rooms.AddSingleton(_host.Get<IOptions<ReadersOptions>>());
            rooms.AddSingleton(_host.Get<IDbContextFactory<PortalDb>>());
            rooms.AddSingleton(Microsoft.Extensions.Options.Options.Create(new IdentityOptions()));
            rooms.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
            rooms.AddScoped<CurrentPerson>();
        });
        screen.Person.SetRoles(StaffRoles.Clerk)
            .SetClaims(new Claim(ClaimTypes.NameIdentifier, "u-camille"), new Claim(PersonClaims.Store, PersonClaims.AllStores));
        screen.Render<MudPopoverProvider>();
        return screen;
    }

    private static IRenderedComponent<ReadersPage> Open(ScreenContext screen, string address = "/readers")
    {
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = screen.Render<ReadersPage>();
        page.WaitForAssertion(() => page.FindAll(".skeleton").ShouldBeEmpty(), Limit);
        return page;
    }

    private static string Row(IRenderedComponent<ReadersPage> page, string label) =>
        ScreenContext.Words(
            page.FindAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.StartsWith(label, StringComparison.Ordinal)));
}
