using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.PaymentStep;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Simulator;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Objects;
using MotoPortal.Tests.Faults;
using MotoPortal.Tests.Support;
using Stripe;
using Stripe.TestHelpers.Terminal;
using Reader = Stripe.Terminal.Reader;

namespace MotoPortal.Tests.SaveCard;

/// <summary>
/// The rooms of saving a card on a real SQLite file with a real simulator over HTTP, without pages and background workers: a test moves the
/// clock and decides when the setup is polled.
/// </summary>
internal sealed partial class SaveCardHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = NewDataFolder.Create();
    private readonly LateProxy? _proxy;
    private readonly FaultProxy? _faults;
    private readonly string _apiKey;
    private readonly int _inspectionDays;
    private readonly Action<IServiceCollection> _others;
    private ServiceProvider _services;
    private int _customers;

    private SaveCardHost(
        StripeSimulator simulator, DirectoryInfo simulatorFolder, string apiKey, int inspectionDays, LateProxy? proxy, FaultProxy? faults,
        Action<IServiceCollection>? others)
    {
        (_proxy, _faults, _apiKey, _inspectionDays) = (proxy, faults, apiKey, inspectionDays);
        _others = others ?? (static _ => { });
        Simulator = simulator;
        SimulatorFolder = simulatorFolder;
        _services = Build();
        _services.MakeFirstKey();
        People = new ActingPeople(_services);
        Stripe = new StripeClient(new StripeClientOptions
        {
            ApiKey = apiKey,
            ApiBase = proxy?.Address ?? simulator.ApiBase,
            FilesBase = simulator.ApiBase,
        });
    }

    /// <summary>The secret with which Stripe signs its events.</summary>
    public const string WebhookSecret = "whsec_of_the_hosts";

    /// <summary>The time at which a host starts.</summary>
    public static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch.AddYears(56).AddDays(330).AddHours(14);

    public static Actor Camille => ActingPeople.Camille;

    public static Actor Noor => ActingPeople.Noor;

    public ActingPeople People { get; private set; }

    public SettableClock Clock { get; } = new(Beginning);

    /// <summary>The statements of the portal.</summary>
    public DatabaseProbe Database { get; } = new();

    public CollectedLog Log { get; } = new();

    public StripeSimulator Simulator { get; }

    public DirectoryInfo SimulatorFolder { get; }

    /// <summary>The portal's data folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The portal's database files.</summary>
    public IEnumerable<string> DatabaseFiles => Directory.EnumerateFiles(_folder.FullName, "*.db*");

    public SaveCardWorkflow Workflow => Get<SaveCardWorkflow>();

    public CustomerStepWorkflow CustomerStep => Get<CustomerStepWorkflow>();

    public OrderStepWorkflow OrderStep => Get<OrderStepWorkflow>();

    public ConsentStepWorkflow ConsentStep => Get<ConsentStepWorkflow>();

    public PaymentStepWorkflow PaymentStep => Get<PaymentStepWorkflow>();

    public ReaderStepWorkflow ReaderStep => Get<ReaderStepWorkflow>();

    public SettlingWorkflow Settling => Get<SettlingWorkflow>();

    public SetupPoll Poll => Get<SetupPoll>();

    /// <summary>A client of the tests' own: a card is presented by its number, which the portal's client lets nothing out with.</summary>
    public StripeClient Stripe { get; }

    public ReaderId FrontDesk { get; private set; }

    /// <summary>The proxy before Stripe, on a host that was started with one.</summary>
    public LateProxy Proxy => _proxy ?? throw new InvalidOperationException("Nothing stands between the portal and Stripe.");

    public static async Task<SaveCardHost> StartAsync(
        string apiKey = "sk_test_bench_0000000000", int inspectionDays = 0, bool behindProxy = false, FaultProxy? faults = null,
        Action<IServiceCollection>? others = null, TimeProvider? clockOfStripe = null)
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-stripe-");
        var simulator = await StripeSimulator.StartAsync(
            new SimulatorOptions { Url = "http://127.0.0.1:0", DataDirectory = folder.FullName }, clockOfStripe);
        var host =
            new SaveCardHost(
                simulator, folder, apiKey, inspectionDays, behindProxy ? await LateProxy.StartAsync(simulator.ApiBase) : null, faults,
                others);
        faults?.Pass(simulator.ApiBase);
        await host._services.PrepareDatabaseAsync(CancellationToken.None);
        await host.People.SeedAsync(Camille, Noor, ActingPeople.Sam, ActingPeople.Audrey, ActingPeople.Alex);
        if (apiKey.StartsWith("sk_test_", StringComparison.Ordinal))
        {
            host.FrontDesk =
                ReaderId.From((await host.Stripe.V1.Terminal.Readers.ListAsync()).Single(reader => reader.Label == "Front desk").Id);
        }

        return host;
    }

    /// <summary>A service of Camille's scope.</summary>
    public T Get<T>()
        where T : notnull => As(Camille).Get<T>();

    /// <summary>The services of this person's page.</summary>
    public ActingScope As(Actor person) => People.As(person);

    public object Get(Type service) => _services.GetRequiredService(service);

    /// <summary>A setup with a customer and an order.</summary>
    public async Task<CardSetupId> DraftAsync(Actor? clerk = null, string name = "Zoë Ångström", string? phone = null)
    {
        var id =
            (await As(clerk ?? Camille).Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        (await As(clerk ?? Camille).Get<CustomerStepWorkflow>().CreateCustomerAsync(
            id,
            phone is null
                ? new CustomerForm { Name = name, Email = $"customer{++_customers}@example.com" }
                : new CustomerForm { Name = name, Phone = phone },
            evenIfAlike: true,
            CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());
        (await As(clerk ?? Camille).Get<OrderStepWorkflow>().NoteOrderAsync(id, new OrderForm
        {
            Channel =
            OrderChannel.Telephone,
            Reference = "A-10442"
        }, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        return id;
    }

    /// <summary>A payment of 40 euros with a customer and an order.</summary>
    public async Task<CardSetupId> PaymentDraftAsync(SetupTask task = SetupTask.PayNow, OrderChannel channel = OrderChannel.Telephone)
    {
        var id = (await Workflow.StartAsync(task, CancellationToken.None)).ShouldBeGiven();
        (await CustomerStep.CreateCustomerAsync(
            id,
            new CustomerForm { Name = "Zoë Ångström", Email = $"customer{++_customers}@example.com" },
            evenIfAlike: true,
            CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());
        (await OrderStep.NoteOrderAsync(id, new OrderForm
        {
            Channel =
            channel,
            Reference = "A-10442",
            Amount = "40,00"
        }, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        return id;
    }

    /// <summary>The customer is identified and agrees to the amount.</summary>
    public async Task<StepOutcome> AgreePaymentAsync(CardSetupId id, Action<PaymentForm>? change = null)
    {
        var view = await SeeAsync(id);
        var draft = new ConsentDraft();
        draft.BeginFor(view.Customer!.Id!.Value, view.Channel!.Value);
        draft.Payment = new PaymentForm
        {
            Agreed =
            view.Amount,
            IdentityCheck = IdentityCheck.SpelledOrder,
            IdentityPassed = true,
            Cardholder = Cardholder.Customer
        };
        change?.Invoke(draft.Payment);
        return await PaymentStep.AgreePaymentAsync(id, draft, CancellationToken.None);
    }

    /// <summary>A payment that is ready for a reader.</summary>
    public async Task<CardSetupId> PayableAsync(SetupTask task = SetupTask.PayNow)
    {
        var id = await PaymentDraftAsync(task);
        (await AgreePaymentAsync(id)).ShouldBe(new StepOutcome.Kept());
        if (task is SetupTask.PayAndSave)
        {
            (await RecordConsentAsync(id)).ShouldBe(new StepOutcome.Kept());
        }

        (await ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        return id;
    }

    /// <summary>A payment for which a reader is active.</summary>
    public async Task<CardSetupId> PayingAsync(SetupTask task = SetupTask.PayNow)
    {
        var id = await PayableAsync(task);
        (await SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
        return id;
    }

    /// <summary>The charges of the customer of a setup.</summary>
    public async Task<IReadOnlyList<ChargeView>> ChargesAsync(CardSetupId id) =>
        await Get<ChargeReads>().ListOfCustomerAsync((await SeeAsync(id)).Customer!.Id!.Value, CancellationToken.None);

    /// <summary>The PaymentIntent of a setup at the simulator.</summary>
    public async Task<PaymentIntent> PaymentAtStripeAsync(CardSetupId id)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var intent = await db.Set<CardSetup>().Where(setup => setup.Id == id).Select(setup => setup.PaymentIntentId).SingleAsync();
        return await Stripe.V1.PaymentIntents.GetAsync(intent!.Value.Value);
    }

    /// <summary>A setup with a consent.</summary>
    public async Task<CardSetupId> ConsentedAsync(Actor? clerk = null, bool redisplay = false)
    {
        var id = await DraftAsync(clerk);
        (await RecordConsentAsync(id, clerk, redisplay)).ShouldBe(new StepOutcome.Kept());
        (await As(clerk ?? Camille).Get<ReaderStepWorkflow>().NoteRecordingStoppedAsync(id, CancellationToken.None)).ShouldBe(
            new StepOutcome.Kept());
        return id;
    }

    /// <summary>Reads the terms to the customer, who agrees to each part, and records the consent.</summary>
    public async Task<StepOutcome> RecordConsentAsync(CardSetupId id, Actor? clerk = null, bool redisplay = false) =>
        await As(clerk ?? Camille).Get<ConsentStepWorkflow>()
            .RecordConsentAsync(id, await DraftConsentAsync(id, redisplay), CancellationToken.None);

    /// <summary>A consent as a clerk takes it on the telephone.</summary>
    public async Task<ConsentDraft> DraftConsentAsync(CardSetupId id, bool redisplay = false)
    {
        var draft = await Drafts.OfCallAsync(Get<ConsentScripts>(), Consent(redisplay), Clock.GetUtcNow());
        draft.BeginFor((await SeeAsync(id)).Customer!.Id!.Value, OrderChannel.Telephone);
        return draft;
    }

    /// <summary>A setup for which a reader is active.</summary>
    public async Task<CardSetupId> OnReaderAsync()
    {
        var id = await ConsentedAsync();
        (await SendAsync(id)).ShouldBe(new SendOutcome.OnReader());
        return id;
    }

    public async Task<SendOutcome> SendAsync(CardSetupId id, Actor? clerk = null) =>
        await As(clerk ?? Camille).Get<ReaderStepWorkflow>()
            .SendToReaderAsync(id, FrontDesk, (await SeeAsync(id)).Amount, CancellationToken.None);

    public ConsentForm Consent(bool redisplay = false) => new()
    {
        Language = "fr",
        Kind = ConsentKind.Recurring,
        Purpose = "Livraison de café",
        AmountRule = AmountRule.UpTo,
        DeterminedBy = AmountSource.Order,
        Amount = "80,00",
        Interval = ChargePeriod.Month,
        FirstDay = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime),
        ValidUntil = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddMonths(12),
        AcceptsCharges = true,
        AcceptsRedisplay = redisplay,
    };

    /// <summary>Keys a card in on the reader, as the on-screen reader does.</summary>
    public Task<Reader> KeyInAsync(string number = "4242424242424242") =>
        Stripe.V1.TestHelpers.Terminal.Readers.PresentPaymentMethodAsync(
            FrontDesk.Value,
            new ReaderPresentPaymentMethodOptions
            {
                Type =
                "card",
                Card = new ReaderCardOptions { Number = number, ExpMonth = 12, ExpYear = 2030, Cvc = "123" }
            });

    public async Task<SetupView> SeeAsync(CardSetupId id) =>
        (await Get<SetupReads>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>Runs the reconciler at a later time.</summary>
    public async Task PollOrStopAsync(CardSetupId id, TimeSpan later)
    {
        Clock.Advance(later);
        await Poll.PollOrStopAsync(id, CancellationToken.None);
    }

    public async Task<IReadOnlyList<string>> TimelineAsync(CardSetupId id) =>
        [.. (await Get<SetupReads>().TimelineAsync(id, CancellationToken.None)).Select(entry => entry.Kind)];

    public async Task<IReadOnlyList<StripeCall>> CallsAsync(CardSetupId id)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeCall>().Where(call => call.Subject == id.Value).OrderBy(call => call.PreparedAt).ToListAsync();
    }

    public async Task<SetupIntent> IntentAtStripeAsync(CardSetupId id)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var intent = await db.Set<CardSetup>().Where(setup => setup.Id == id).Select(setup => setup.SetupIntentId).SingleAsync();
        return await Stripe.V1.SetupIntents.GetAsync(intent!.Value.Value);
    }

    public Fault Fault(FaultKind kind, string? request = null, int? milliseconds = null) =>
        Simulator.Faults.Set(kind, request: request, milliseconds: milliseconds);

    public async ValueTask DisposeAsync()
    {
        await People.DisposeAsync();
        await _services.DisposeAsync();
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        await Simulator.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        SimulatorFolder.Delete(recursive: true);
    }
}
