using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Seals;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers.Correction;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Data.Guards;
using MotoPortal.Deliveries;
using MotoPortal.Gateway.Keys;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checks;
using MotoPortal.Mail.Outbox;
using MotoPortal.Mail.Transport;
using MotoPortal.Notices.Announcements;
using MotoPortal.Notices.Records;
using MotoPortal.Overview.CustomerPages;
using MotoPortal.Preflight;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Restores;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Schedules.Records;
using MotoPortal.Schedules.Running;
using MotoPortal.Shell.Hosting;
using MotoPortal.SignedForms;
using MotoPortal.Terms.Scripts;
using MotoPortal.Tests.Accounts;
using Stripe;
using Stripe.TestHelpers.Terminal;

namespace MotoPortal.Tests.Support;

/// <summary>
/// A portal in practice mode with its own database and simulator, in which a clerk has taken consents and saved a card. Screens are
/// rendered with its real services.
/// </summary>
public sealed class RecordsPortal : IAsyncLifetime
{
    private readonly Dictionary<string, string> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActingScope> _pages = new(StringComparer.Ordinal);
    private PortalFactory? _portal;

    /// <summary>The customer whose card was saved.</summary>
    internal PortalCustomerId Zoe { get; private set; }

    /// <summary>The consent under which it was saved.</summary>
    internal ConsentId ZoesConsent { get; private set; }

    /// <summary>The setup in which it was saved.</summary>
    internal CardSetupId ZoesSetup { get; private set; }

    /// <summary>The setup of a customer who has agreed and whose card is not saved yet.</summary>
    internal CardSetupId AdasSetup { get; private set; }

    private Actor Clerk => Actor.OfPerson(_people[StaffRoles.Clerk], "Camille D.", StaffRoles.Clerk);

    /// <summary>The running portal.</summary>
    internal PortalFactory Portal => _portal ?? throw new InvalidOperationException("The portal has not been started.");

    /// <summary>The running portal's address.</summary>
    internal Uri Address => _portal!.Address;

    /// <summary>The running portal's services.</summary>
    internal IServiceProvider Services => _portal!.Services;

    /// <summary>Stripe's API, as the portal uses it.</summary>
    internal StripeClient Stripe { get; private set; } = null!;

    /// <summary>A portal on existing data; its customers are in the database and not in the properties.</summary>
    /// <param name="folder">The data folder, with the portal's and the simulator's database.</param>
    /// <param name="clock">The portal's clock.</param>
    /// <param name="settings">Settings of the test.</param>
    internal static async Task<RecordsPortal> OpenAsync(
        string folder, TimeProvider clock, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var records = new RecordsPortal();
        await records.StartAsync(new PortalFactory(settings, folder) { OtherServices = services => services.AddSingleton(clock) });
        return records;
    }

    /// <summary>A portal with services of the test's own.</summary>
    internal static async Task<RecordsPortal> MakeOnAsync(PortalFactory portal)
    {
        var records = new RecordsPortal();
        await records.MakeAsync(portal);
        return records;
    }

    /// <summary>A portal whose data stay in this folder after it is disposed of.</summary>
    internal static async Task<RecordsPortal> MakeAsync(string folder)
    {
        var records = new RecordsPortal();
        await records.MakeAsync(new PortalFactory(dataDirectory: folder));
        return records;
    }

    /// <inheritdoc/>
    public Task InitializeAsync() => MakeAsync(new PortalFactory());

    // Of PracticeWebhook.
    private const int RegisteredAtTheSimulator = 2301;

    private async Task StartAsync(PortalFactory portal)
    {
        _portal = portal.Start();
        Stripe = new StripeClient(new StripeClientOptions
        {
            ApiKey =
            "sk_test_of_the_tests",
            ApiBase = Services.GetRequiredService<IConfiguration>()["Simulator:Url"]
        });
        if (Services.GetRequiredService<IOptions<StripeOptions>>().Value is { Webhooks: true, Mode: StripeMode.Practice })
        {
            // Before that the simulator sends nothing, and where the test's clock stands still nothing is asked either.
            await WaitUntil.TrueAsync(() => portal.Log.Lines.Any(line => line.Event.Id == RegisteredAtTheSimulator));
        }

        await using var db = await Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        foreach (var person in PracticePeople.All)
        {
            _people[person.Role] = await db.Users.Where(user => user.Email == person.Email).Select(user => user.Id).SingleAsync();
            _pages[person.Role] = await new PeopleHost(portal).ActAsAsync(person.Email);
        }
    }

    private async Task MakeAsync(PortalFactory portal)
    {
        await StartAsync(portal);
        (ZoesSetup, Zoe) = await AgreeAsync("Zoë Ångström", "A-10442", OrderChannel.Telephone, ConsentKind.Recurring);
        (AdasSetup, _) = await AgreeAsync("Ada Lovelace", "B-7", OrderChannel.Post, ConsentKind.SingleCharge);
        await SaveCardAsync(ZoesSetup);
        ZoesConsent = (await Services.OfAllStores<SetupReads>().FindAsync(ZoesSetup, CancellationToken.None))!.Consent!.Id;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var page in _pages.Values)
        {
            await page.DisposeAsync();
        }

        await _portal!.DisposeAsync();
    }

    /// <summary>The services of a page of the person with this role.</summary>
    internal ActingScope As(string role) => _pages[role];

    /// <summary>Saves the card of another customer.</summary>
    /// <param name="name">The customer's name.</param>
    /// <param name="rule">How the monthly amount is determined; a fixed one is charged by the schedule at once.</param>
    internal async Task<(PortalCustomerId Customer, ConsentId Consent)> SaveCardOfAsync(string name, AmountRule rule = AmountRule.UpTo)
    {
        var (setup, customer) = await AgreeAsync(name, "A-1", OrderChannel.Telephone, ConsentKind.Recurring, rule);
        await SaveCardAsync(setup);
        return (customer, (await Services.OfAllStores<SetupReads>().FindAsync(setup, CancellationToken.None))!.Consent!.Id);
    }

    /// <summary>A clerk charges the card of a consent with the customer on the line.</summary>
    internal async Task<ChargeView> ChargeAsync(ConsentId consent, Money amount)
    {
        var id = ChargeId.Create(Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var asked = new NewCharge(
            consent, amount, ChargeInitiation.CustomerOnLine, ChargeOrigin.Clerk, IsForPurpose: true, DueOn: null, "A-10442",
            "Ordered on the telephone", Store: null, id, Confirmed: amount);
        var outcome = await As(StaffRoles.Clerk).Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None);
        outcome.ShouldBe(new MotoPortal.Charges.Lifecycle.ChargeOutcome.Started(id));
        return (await Services.OfAllStores<ChargeReads>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull();
    }

    /// <summary>A client without a browser.</summary>
    internal Browserless Visitor() => new(_portal!);

    /// <summary>The mail with the customer's copy.</summary>
    internal async Task<MailId> ZoesMailAsync() =>
        (await Services.GetRequiredService<MailReads>().ListOfConsentAsync(ZoesConsent, CancellationToken.None))[^1].Id;

    /// <summary>A screen of the person with this role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="page">The scope whose services it uses; null for the role's own.</param>
    /// <param name="others">Further services.</param>
    internal ScreenContext Screen(
        string role, string language = "en", ActingScope? page = null, Action<IServiceCollection>? others = null)
    {
        var policies = role is StaffRoles.Clerk
            or StaffRoles.Supervisor ? new[] { Policies.SaveCards, Policies.SeeCustomers, Policies.WithdrawConsents, Policies.ChargeCards }
            : role is StaffRoles.Auditor ? [Policies.SeeCustomers, Policies.SeeConsents]
            : [Policies.SeeCustomers, Policies.SeeConsents, Policies.WithdrawConsents, Policies.Administer];
        var screen = new ScreenContext(language, policies, rooms =>
        {
            rooms.AddSingleton(Services.GetRequiredService<CustomerDirectory>());
            rooms.AddSingleton((page ?? As(role)).Get<CustomerSearchReads>());
            rooms.AddSingleton((page ?? As(role)).Get<CustomerSearchRecords>());
            rooms.AddSingleton((page ?? As(role)).Get<CustomerViewRecords>());
            rooms.AddSingleton((page ?? As(role)).Get<PersonSearches>());
            rooms.AddSingleton((page ?? As(role)).Get<SavedFilterWorkflow>());
            rooms.AddSingleton((page ?? As(role)).Get<CustomerCorrectionWorkflow>());
            rooms.AddSingleton(Services.GetRequiredService<CustomerStandingRecords>());
            rooms.AddSingleton(Services.GetRequiredService<CustomerCards>());
            rooms.AddSingleton(Services.GetRequiredService<ConsentReads>());
            rooms.AddSingleton(Services.GetRequiredService<StoreList>());
            rooms.AddSingleton(Services.GetRequiredService<TermsReads>());
            rooms.AddSingleton((page ?? As(role)).Get<StoreContexts>());
            rooms.AddSingleton(Services.GetRequiredService<StripeKeyStanding>());
            rooms.AddSingleton(Services.GetRequiredService<ChargingStop>());
            rooms.AddSingleton(Services.GetRequiredService<PreflightRuns>());
            rooms.AddSingleton(Services.GetRequiredService<DeliveryReads>());
            rooms.AddSingleton(Services.GetRequiredService<SealFindingRecords>());
            rooms.AddSingleton(Services.GetRequiredService<DatabaseGuards>());
            rooms.AddSingleton(Services.GetRequiredService<LedgerFindingRecords>());
            rooms.AddSingleton(Services.OfAllStores<SetupReads>()).AddSingleton(Services.OfAllStores<CustomerHistory>());
            rooms.AddSingleton(Services.GetRequiredService<MailReads>());
            rooms.AddSingleton(Services.GetRequiredService<MailFeed>());
            rooms.AddSingleton(Services.GetRequiredService<IMailTransport>());
            rooms.AddSingleton(Services.GetRequiredService<CopySource>());
            rooms.AddSingleton((page ?? As(role)).Get<CopyWorkflow>());
            rooms.AddSingleton(Services.GetRequiredService<ConsentFeed>());
            rooms.AddSingleton(Services.OfAllStores<ScheduleFeed>());
            rooms.AddSingleton(Services.OfAllStores<NoticeReads>());
            rooms.AddSingleton((page ?? As(role)).Get<NoticeWorkflow>());
            rooms.AddSingleton((page ?? As(role)).Get<AnnouncementWorkflow>());
            rooms.AddSingleton((page ?? As(role)).Get<ScheduleWorkflow>());
            rooms.AddSingleton((page ?? As(role)).Get<CardRemovalWorkflow>());
            rooms.AddSingleton(Services.OfAllStores<ChargeFeed>());
            rooms.AddSingleton(Services.OfAllStores<ChargeReads>());
            rooms.AddSingleton((page ?? As(role)).Get<AllowanceReads>());
            rooms.AddSingleton((page ?? As(role)).Get<ChargeWorkflow>());
            rooms.AddSingleton(Services.GetRequiredService<ExpiringReads>());
            rooms.AddSingleton((page ?? As(role)).Get<RenewalWorkflow>());
            rooms.AddSingleton((page ?? As(role)).Get<WithdrawalWorkflow>());
            rooms.AddSingleton(Services.GetRequiredService<IDbContextFactory<PortalDb>>());
            rooms.AddSingleton(Services.GetRequiredService<IOptions<IdentityOptions>>());
            rooms.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
            rooms.AddScoped<CurrentPerson>();
            others?.Invoke(rooms);
        });
        screen.Person.SetRoles(role)
            .SetClaims(new Claim(ClaimTypes.NameIdentifier, _people[role]), new Claim(PersonClaims.Store, PersonClaims.AllStores));
        screen.Render<MudBlazor.MudPopoverProvider>();
        return screen;
    }

    /// <summary>A customer's consent, up to the choice of the reader.</summary>
    internal async Task<(CardSetupId Setup, PortalCustomerId Customer)> AgreeAsync(
        string name, string order, OrderChannel channel, ConsentKind kind, AmountRule rule = AmountRule.UpTo)
    {
        var setup =
            (await As(StaffRoles.Clerk).Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        Kept(await As(StaffRoles.Clerk).Get<CustomerStepWorkflow>().CreateCustomerAsync(
            setup,
            new CustomerForm { Name = name, Email = "who@customer.example", Phone = "+33612345678" },
            evenIfAlike: true,
            CancellationToken.None));
        Kept(await As(StaffRoles.Clerk).Get<OrderStepWorkflow>()
            .NoteOrderAsync(setup, new OrderForm { Channel = channel, Reference = order }, CancellationToken.None));
        var today = DateOnly.FromDateTime(Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var consent = new ConsentForm
        {
            Language = "fr",
            Kind = kind,
            Purpose = "Fleurs",
            AmountRule = rule,
            DeterminedBy = rule is AmountRule.Fixed ? null : AmountSource.Order,
            Amount = "80",
            Interval = ChargePeriod.Month,
            FirstDay = kind is ConsentKind.Recurring ? today : null,
            ValidUntil = today.AddMonths(12),
            AcceptsCharges = true,
            AcceptsRedisplay = true,
        };
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var draft = channel is OrderChannel.Telephone
            ? await Drafts.OfCallAsync(Services.GetRequiredService<ConsentScripts>(), consent, now)
            : await Drafts.OfLetterAsync(Services.GetRequiredService<SignedFormVault>(), setup, consent, Clerk, now);
        var noted = (await Services.OfAllStores<SetupReads>().FindAsync(setup, CancellationToken.None))!;
        draft.BeginFor(noted.Customer!.Id!.Value, channel);
        Kept(await As(StaffRoles.Clerk).Get<ConsentStepWorkflow>().RecordConsentAsync(setup, draft, CancellationToken.None));
        Kept(await As(StaffRoles.Clerk).Get<ReaderStepWorkflow>().NoteRecordingStoppedAsync(setup, CancellationToken.None));
        return (setup, (await Services.OfAllStores<SetupReads>().FindAsync(setup, CancellationToken.None))!.Customer!.Id!.Value);

        static void Kept(StepOutcome outcome) => outcome.ShouldBeOfType<StepOutcome.Kept>();
    }

    private async Task SaveCardAsync(CardSetupId setup)
    {
        await InStateAsync(setup, SetupState.IntentReady);
        var reader = (await Stripe.V1.Terminal.Readers.ListAsync()).Data.First(reader => reader.Status is "online");
        (await As(StaffRoles.Clerk).Get<ReaderStepWorkflow>().SendToReaderAsync(setup, ReaderId
            .From(reader.Id), confirmed: null, CancellationToken.None)).ShouldBeOfType<SendOutcome.OnReader>();
        await Stripe.V1.TestHelpers.Terminal.Readers.PresentPaymentMethodAsync(reader.Id, new ReaderPresentPaymentMethodOptions
        {
            Type = "card",
            Card = new ReaderCardOptions { Number = "4242424242424242", ExpMonth = 12, ExpYear = 2050, Cvc = "123" },
        });
        await InStateAsync(setup, SetupState.Saved);
    }

    private Task InStateAsync(CardSetupId setup, SetupState state) =>
        WaitUntil.TrueAsync(
            async () => (await Services.OfAllStores<SetupReads>().FindAsync(setup, CancellationToken.None))!.State == state);
}

/// <summary>The tests that share one <see cref="RecordsPortal"/>.</summary>
[CollectionDefinition(Name)]
public sealed class RecordsTests : ICollectionFixture<RecordsPortal>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Records";
}
