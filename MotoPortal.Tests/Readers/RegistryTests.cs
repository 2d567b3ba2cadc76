using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.Readers.Registry;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using Stripe.Terminal;

namespace MotoPortal.Tests.Readers;

/// <summary>Registering, labelling and deleting readers at the simulator, over the real gateway and database.</summary>
public sealed class RegistryTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private SaveCardHost _host = null!;
    private LocationId _lyon;

    public async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync();
        _lyon = (await _host.Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None))
            .Single(store => store.Name is "Store Lyon").Id;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_reader_is_registered_labelled_and_deleted_and_each_is_an_entry()
    {
        (await RegisterAsync("simulated-s700", " Till 1 ")).ShouldBe(new RegistryOutcome.Done("Till 1"));
        var made = (await ListAsync()).Single(reader => reader.Label is "Till 1");
        (made.LocationId, made.DeviceType).ShouldBe((_lyon.Value, "simulated_stripe_s700"));

        (await AsAdmin().LabelAsync(ReaderId.From(made.Id), "Till 2", CancellationToken.None)).ShouldBe(new RegistryOutcome.Done("Till 2"));
        (await ListAsync()).Single(reader => reader.Id == made.Id).Label.ShouldBe("Till 2");
        (await AsAdmin().DeleteAsync(ReaderId.From(made.Id), CancellationToken.None)).ShouldBe(new RegistryOutcome.Done("Till 2"));
        (await ListAsync()).ShouldNotContain(reader => reader.Id == made.Id);

        (await KindsAsync()).ShouldBe(["reader.registered", "reader.labelled", "reader.deleted"]);
        (await AsAdmin().LabelAsync(ReaderId.From(made.Id), "Till 3", CancellationToken.None)).ShouldBe(new RegistryOutcome.Gone());
        (await AsAdmin().DeleteAsync(ReaderId.From(made.Id), CancellationToken.None)).ShouldBe(new RegistryOutcome.Gone());
    }

    [Fact]
    public async Task A_wrong_code_and_a_store_that_is_gone_are_told_and_nothing_is_written()
    {
        (await RegisterAsync("sepia-cerulean-aqua", "Counter 9")).ShouldBe(new RegistryOutcome.WrongCode());
        (await AsAdmin().RegisterAsync(
            new RegistrationForm { Store = "tml_none", Code = "simulated-wpe", Label = "Counter 9" }, CancellationToken.None))
            .ShouldBe(new RegistryOutcome.StoreGone());
        (await AsAdmin().RegisterAsync(new RegistrationForm(), CancellationToken.None))
            .ShouldBeOfType<RegistryOutcome.Invalid>().Problems.Count.ShouldBe(3);

        (await KindsAsync()).ShouldBeEmpty();
        (await ListAsync()).ShouldNotContain(reader => reader.Label == "Counter 9");
    }

    [Fact]
    public async Task A_registration_whose_answer_is_lost_is_not_made_twice()
    {
        var before = (await ListAsync()).Count;
        _host.Fault(FaultKind.ConnectionDropped, request: "POST /v1/terminal/readers");

        (await RegisterAsync("simulated-wpe", "Counter 9")).ShouldBe(new RegistryOutcome.Unknown());
        _host.Simulator.Faults.ClearAll();
        (await RegisterAsync("simulated-wpe", "Counter 9")).ShouldBe(new RegistryOutcome.AlreadyRegistered("Counter 9"));

        (await ListAsync()).Count.ShouldBe(before + 1);
        (await KindsAsync()).ShouldBe(["reader.registration_unknown", "reader.registered"]);
    }

    [Fact]
    public async Task A_reader_in_use_is_not_deleted_and_a_lost_answer_to_a_deletion_is_read_again()
    {
        var setup = await _host.OnReaderAsync();
        (await AsAdmin().DeleteAsync(_host.FrontDesk, CancellationToken.None)).ShouldBe(new RegistryOutcome.Held("Camille D."));
        (await ListAsync()).ShouldContain(reader => reader.Id == _host.FrontDesk.Value);

        await _host.ReaderStep.CancelAsync(setup, CancellationToken.None);
        _host.Fault(FaultKind.ConnectionDropped, request: "DELETE");
        (await AsAdmin().DeleteAsync(_host.FrontDesk, CancellationToken.None)).ShouldBe(new RegistryOutcome.Done("Front desk"));
        (await KindsAsync()).ShouldBe(["reader.deleted"]);
    }

    [Fact]
    public async Task Only_an_administrator_changes_the_registry()
    {
        foreach (var person in new[] { ActingPeople.Camille, ActingPeople.Sam, ActingPeople.Audrey })
        {
            var workflow = _host.As(person).Get<RegistryWorkflow>();
            (await workflow.RegisterAsync(Form("simulated-wpe", "Counter"), CancellationToken.None))
                .ShouldBe(new RegistryOutcome.NotAllowed());
            (await workflow.LabelAsync(_host.FrontDesk, "Counter", CancellationToken.None)).ShouldBe(new RegistryOutcome.NotAllowed());
            (await workflow.DeleteAsync(_host.FrontDesk, CancellationToken.None)).ShouldBe(new RegistryOutcome.NotAllowed());
        }
    }

    [Fact]
    public async Task All_pages_of_Stripes_list_are_shown_with_holder_and_last_command()
    {
        foreach (var number in Enumerable.Range(1, 101))
        {
            await _host.Stripe.V1.Terminal.Readers.CreateAsync(new ReaderCreateOptions
            {
                RegistrationCode = "simulated-wpe",
                Label = $"Reader {number}",
                Location = _lyon.Value,
            });
        }

        await _host.OnReaderAsync();
        var store = ((RegisterOutcome.Listed)await _host.As(ActingPeople.Alex).Get<ReaderRegister>().ReadAsync(CancellationToken.None))
            .Stores.Single(store => store.Id == _lyon);

        store.Readers.Length.ShouldBeGreaterThan(101);
        store.Uses[_host.FrontDesk].HeldBy.ShouldBe("Camille D.");
        store.Uses[_host.FrontDesk].LastCommand.ShouldNotBeNull().Result.ShouldBe(ReaderCommandResult.Accepted);
    }

    [Theory]
    [InlineData("en", "Stripe does not take this code", "Counter is registered.")]
    [InlineData("fr", "Stripe n’accepte pas ce code", "Counter est enregistré.")]
    public async Task A_wrong_code_is_told_beside_its_field_and_what_was_typed_stays(string language, string wrong, string done)
    {
        await using var screen = new ScreenContext(language, [Policies.Administer], rooms =>
        {
            // What is typed is stored after a pause of the real clock.
            rooms.AddSingleton(TimeProvider.System);
            rooms.AddSingleton(_host.As(ActingPeople.Alex).Get<RegistryWorkflow>());
            rooms.AddSingleton(_host.As(ActingPeople.Alex).Get<StoreList>());
        });
        var page = screen.Render<RegisterReaderPage>();
        page.WaitForAssertion(() => page.FindAll("option").Count.ShouldBe(3), Limit);
        await page.Find("#reader-store").ChangeAsync(new ChangeEventArgs { Value = _lyon.Value });
        await page.Find("#reader-code").ChangeAsync(new ChangeEventArgs { Value = "sepia-cerulean-aqua" });
        await page.Find("#reader-label").ChangeAsync(new ChangeEventArgs { Value = "Counter" });

        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Markup.ShouldContain(wrong), Limit);
        page.Find("#reader-label").GetAttribute("value").ShouldBe("Counter");

        await page.Find("#reader-code").ChangeAsync(new ChangeEventArgs { Value = "simulated-wpe" });
        page.Find("form").Submit();
        page.WaitForAssertion(() => ScreenContext.Words(page.Find("[role=status]")).ShouldContain(done), Limit);
        page.Find("#reader-code").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    private RegistryWorkflow AsAdmin() => _host.As(ActingPeople.Alex).Get<RegistryWorkflow>();

    private RegistrationForm Form(string code, string label) => new() { Store = _lyon.Value, Code = code, Label = label };

    private Task<RegistryOutcome> RegisterAsync(string code, string label) =>
        AsAdmin().RegisterAsync(Form(code, label), CancellationToken.None);

    private async Task<List<Reader>> ListAsync() => (await _host.Stripe.V1.Terminal.Readers.ListAsync()).Data;

    private async Task<List<string>> KindsAsync()
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().Where(entry => entry.Kind.StartsWith("reader.")).OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Kind).ToListAsync();
    }
}
