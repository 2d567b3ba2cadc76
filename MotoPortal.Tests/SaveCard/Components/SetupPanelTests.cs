using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Shell.Hosting;
using MotoPortal.Shell.Settings;
using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Simulator.Faults;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard.Components;

/// <summary>The panel that follows one setup, over the real workflow, a real database file and the real simulator.</summary>
public sealed class SetupPanelTests : PanelContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private SaveCardHost _host = null!;

    [Fact]
    public async Task Each_change_of_the_row_reaches_the_page_at_once()
    {
        var setup = (await _host.As(SaveCardHost.Noor).Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None))
            .ShouldBeGiven();
        var page = RenderPage(setup);
        ShouldReach(page, "Who is the customer?");

        await _host.As(SaveCardHost.Noor).Get<CustomerStepWorkflow>()
            .CreateCustomerAsync(setup, new CustomerForm { Name = "Zoë" }, evenIfAlike: false, CancellationToken.None);
        ShouldReach(page, "How did the order come?");
        await _host.As(SaveCardHost.Noor).Get<OrderStepWorkflow>()
            .NoteOrderAsync(setup, new OrderForm { Channel = OrderChannel.Telephone, Reference = "A-1" }, CancellationToken.None);
        ShouldReach(page, "What does the customer agree to?");
        await _host.RecordConsentAsync(setup, SaveCardHost.Noor);
        ShouldReach(page, "Stop the recording of this call");
        await _host.As(SaveCardHost.Noor).Get<ReaderStepWorkflow>().NoteRecordingStoppedAsync(setup, CancellationToken.None);
        ShouldReach(page, "Which reader takes the card?");
        await _host.SendAsync(setup);
        ShouldReach(page, "The reader asks for the card");
        page.FindAll(".facts li[data-known=true]").Count.ShouldBe(2);
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(setup, TimeSpan.FromSeconds(5));

        ShouldReach(page, "Saved");
        page.Find("[role=status]").TextContent.ShouldBe("The card is saved.");
        page.Words().ShouldContain("Visa •••• 4242 · 12/30");
    }

    [Fact]
    public async Task A_payment_goes_from_the_amount_to_the_charge()
    {
        var setup = await _host.PaymentDraftAsync();
        var page = RenderPage(setup);
        ShouldReach(page, "Does the customer agree to pay €40.00?");
        page.Find("h1").TextContent.ShouldBe("Take a payment");

        await _host.AgreePaymentAsync(setup);
        ShouldReach(page, "Stop the recording of this call");
        await _host.ReaderStep.NoteRecordingStoppedAsync(setup, CancellationToken.None);
        ShouldReach(page, "Which reader takes the card?");
        await _host.SendAsync(setup);
        ShouldReach(page, "The reader asks for the card");
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(setup, TimeSpan.FromSeconds(5));

        ShouldReach(page, "Paid");
        page.Find("[role=status]").TextContent.ShouldBe("The payment is taken.");
        page.Words().ShouldContain("P-1001");
    }

    [Fact]
    public async Task A_declined_card_can_be_followed_by_another_on_the_same_reader()
    {
        var setup = await _host.OnReaderAsync();
        var page = RenderPage(setup);
        ShouldReach(page, "The reader asks for the card");
        await _host.KeyInAsync("4000000000009995");
        await _host.PollOrStopAsync(setup, TimeSpan.FromSeconds(5));
        ShouldReach(page, "The bank declined the card");

        await page.Button("Another card on Front desk").ClickAsync(new());

        ShouldReach(page, "The reader asks for the card");
        page.Words().ShouldContain("Attempt 2");
    }

    [Fact]
    public async Task A_reader_that_is_not_connected_is_told_and_can_be_tried_again()
    {
        var setup = await _host.ConsentedAsync();
        var offline = _host.Fault(FaultKind.ReaderOffline);
        var page = RenderPage(setup);
        await ChooseFrontDeskAsync(page);
        ShouldReach(page, "The reader is not connected");

        _host.Simulator.Faults.Clear(offline.Id);
        await page.Button("Send to Front desk again").ClickAsync(new());

        ShouldReach(page, "The reader asks for the card");
    }

    [Fact]
    public async Task The_clerk_can_stop_the_reader()
    {
        var page = RenderPage(await _host.OnReaderAsync());
        ShouldReach(page, "The reader asks for the card");

        await page.Button("Cancel").ClickAsync(new());

        ShouldReach(page, "You stopped the reader");
    }

    [Fact]
    public async Task What_was_typed_survives_what_stripe_does_not_answer()
    {
        var page = RenderPage((await _host.Workflow.StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven());
        ShouldReach(page, "Who is the customer?");
        page.Button("New customer").Click();
        page.Type("customer-name", "Zoë Ångström");
        _host.Fault(FaultKind.ConnectionDropped, "POST /v1/customers");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => page.Find(".notice").TextContent.ShouldContain("Nothing you typed is lost"), Patience);
        page.Find("#customer-name").GetAttribute("value").ShouldBe("Zoë Ångström");
    }

    [Fact]
    public void A_setup_that_is_not_there_leads_back_to_the_start()
    {
        var page = RenderPage(CardSetupId.From("set_none"));

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("There is nothing to go on with here"), Patience);
        page.HasButton("Save a card").ShouldBeTrue();
    }

    /// <inheritdoc/>
    public new async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync();
        AddAuthorization().SetAuthorized("camille").SetRoles(StaffRoles.Clerk)
            .SetClaims(
                new Claim(new IdentityOptions().ClaimsIdentity.UserIdClaimType, SaveCardHost.Camille.Id),
                new Claim(PersonClaims.Store, PersonClaims.AllStores));
        Services.AddHttpContextAccessor();
        Services.AddOptions<IdentityOptions>();
        Services.AddOptions<ShellOptions>();
        Services.AddSingleton(_host.Get<IDbContextFactory<PortalDb>>());
        Services.AddScoped<CurrentPerson>();
        Services.AddSingleton<IFormDrafts, MemoryDrafts>();
        Services.AddSingleton(new PersonalSettings(_host.Get<Atomic>()));
        Services.AddSingleton(_host.Workflow).AddSingleton(_host.CustomerStep).AddSingleton(_host.OrderStep);
        Services.AddSingleton(_host.ConsentStep).AddSingleton(_host.PaymentStep).AddSingleton(_host.ReaderStep);
        Services.AddSingleton(_host.Get<SetupStatusFeed>());
        Services.AddSingleton(_host.Get<SetupReads>()).AddSingleton(_host.Get<StoreCalendarReads>());
        Services.AddSingleton(_host.Get<CustomerDirectory>()).AddSingleton(_host.Get<CustomerSearchReads>());
        Services.AddSingleton(_host.Get<ReaderDirectory>());
        Services.AddSingleton(_host.Get<ConsentScripts>()).AddSingleton(_host.Get<ConsentReads>()).AddSingleton(_host.Get<CallerFacts>());
        Services.AddSingleton(_host.Get<SignedFormVault>());
        Services.AddSingleton(_host.Get<SignedFormWorkflow>());
        Services.AddSingleton(_host.Get<TermsReads>());
        Services.AddSingleton(_host.Get<IOptions<MerchantOptions>>());
        await base.InitializeAsync();
    }

    /// <inheritdoc/>
    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _host.DisposeAsync();
    }

    private static void ShouldReach(IRenderedComponent<SetupPanel> page, string heading) =>
        page.WaitForAssertion(() => page.Find("#step-heading").TextContent.ShouldBe(heading), Patience);

    private static async Task ChooseFrontDeskAsync(IRenderedComponent<SetupPanel> page)
    {
        page.WaitForAssertion(() => page.Button("Store Lyon"), Patience);
        await page.Button("Store Lyon").ClickAsync(new());
        page.WaitForAssertion(() => page.Choice("Front desk"), Patience);
        page.Tick("Front desk");
        await page.Find("form").SubmitAsync();
    }

    private IRenderedComponent<SetupPanel> RenderPage(CardSetupId setup) => Render<SetupPanel>(page => page.Add(p => p.SetupId, setup));
}
