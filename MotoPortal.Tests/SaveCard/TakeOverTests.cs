using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Readers;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;
using MudBlazor;

namespace MotoPortal.Tests.SaveCard;

/// <summary>A reader that a colleague holds: who, since when, for whom, and how it is taken over.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class TakeOverTests : IAsyncLifetime
{
    private static readonly Actor Lina = Actor.OfPerson("u-lina", "Lina V.", StaffRoles.Clerk);
    private static readonly Actor Paul = Actor.OfPerson("u-paul", "Paul N.", StaffRoles.Clerk);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private SaveCardHost _host = null!;
    private LocationId _lyon;
    private LocationId _bordeaux;

    public async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync();
        var stores = await _host.Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None);
        (_bordeaux, _lyon) = (stores[0].Id, stores[1].Id);
        await _host.People.SeedInAsync(StoreScope.Of([_lyon]), Lina);
        await _host.People.SeedInAsync(StoreScope.Of([_bordeaux]), Paul);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_reader_stops_for_the_other_customer_whose_clerk_reads_who_took_it_and_it_is_free()
    {
        var theirs = await _host.OnReaderAsync();
        var mine = await _host.ConsentedAsync(SaveCardHost.Noor);

        (await TakeOverAsync(mine, theirs)).ShouldBe(new TakeOverOutcome.Free());

        var stopped = await _host.SeeAsync(theirs);
        stopped.State.ShouldBe(SetupState.IntentReady);
        stopped.Problem.ShouldBe(new ProblemView(SetupProblem.ReaderTakenOver, null, "Noor B."));
        (await _host.Stripe.V1.Terminal.Readers.GetAsync(_host.FrontDesk.Value)).Action.ShouldBeNull();
        var entry = (await _host.Get<SetupReads>().TimelineAsync(theirs, CancellationToken.None))
            .Single(entry => entry.Kind is "setup.taken_over");
        (entry.ActorName, entry.Detail).ShouldBe(("Noor B.", "Front desk"));
        (await _host.SendAsync(mine, SaveCardHost.Noor)).ShouldBe(new SendOutcome.OnReader());
        (await _host.SendAsync(theirs)).ShouldBe(new SendOutcome.NotSent(SetupProblem.ReaderBusy));
    }

    [Fact]
    public async Task While_the_bank_is_asked_nothing_is_taken_over_and_the_other_card_is_saved()
    {
        var theirs = await _host.OnReaderAsync();
        var mine = await _host.ConsentedAsync(SaveCardHost.Noor);
        _host.Fault(FaultKind.SlowAuthorization, milliseconds: 1500);
        var keyedIn = _host.KeyInAsync();
        await WaitUntil.TrueAsync(async () => (await _host.IntentAtStripeAsync(theirs)).Status == "processing");

        (await TakeOverAsync(mine, theirs)).ShouldBe(new TakeOverOutcome.TooLate());

        await keyedIn;
        await WaitUntil.TrueAsync(async () => (await _host.IntentAtStripeAsync(theirs)).Status == "succeeded");
        await _host.PollOrStopAsync(theirs, TimeSpan.FromSeconds(10));
        (await _host.SeeAsync(theirs)).State.ShouldBe(SetupState.Saved);
    }

    [Fact]
    public async Task A_take_over_whose_answer_is_lost_is_settled_and_still_says_who_took_it()
    {
        var theirs = await _host.OnReaderAsync();
        var mine = await _host.ConsentedAsync(SaveCardHost.Noor);
        _host.Fault(FaultKind.ServerErrorBefore, request: "cancel_action");

        await TakeOverAsync(mine, theirs);
        _host.Simulator.Faults.ClearAll();
        await _host.PollOrStopAsync(theirs, TimeSpan.FromSeconds(30));
        await _host.PollOrStopAsync(theirs, TimeSpan.FromSeconds(30));

        (await _host.SeeAsync(theirs)).Problem.ShouldBe(new ProblemView(SetupProblem.ReaderTakenOver, null, "Noor B."));
    }

    [Fact]
    public async Task Only_the_setup_that_was_shown_is_stopped_and_only_by_who_works_in_the_readers_store()
    {
        var theirs = await _host.OnReaderAsync();
        var mine = await _host.ConsentedAsync(SaveCardHost.Noor);
        var pauls = await _host.ConsentedAsync(Paul);

        (await TakeOverAsync(mine, mine)).ShouldBe(new TakeOverOutcome.NotFound());
        (await TakeOverAsync(pauls, theirs, Paul)).ShouldBe(new TakeOverOutcome.NotFound());
        (await TakeOverAsync(mine, theirs, ActingPeople.Audrey)).ShouldBe(new TakeOverOutcome.NotAllowed());
        (await _host.SeeAsync(theirs)).State.ShouldBe(SetupState.OnReader);

        // Meanwhile the first one has finished, and another has the reader.
        await _host.ReaderStep.CancelAsync(theirs, CancellationToken.None);
        var next = await _host.OnReaderAsync();
        (await TakeOverAsync(mine, theirs)).ShouldBe(new TakeOverOutcome.HeldByAnother());
        (await _host.SeeAsync(next)).State.ShouldBe(SetupState.OnReader);
        await _host.ReaderStep.CancelAsync(next, CancellationToken.None);
        (await TakeOverAsync(mine, theirs)).ShouldBe(new TakeOverOutcome.Free());
    }

    [Fact]
    public async Task A_held_reader_tells_holder_time_and_last_command_and_the_customer_to_whom_may_know()
    {
        var since = _host.Clock.GetUtcNow();
        var theirs = await _host.OnReaderAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        var reader = ((ReaderListOutcome.Listed)await _host.As(Lina).Get<ReaderDirectory>().ListAsync(_lyon, CancellationToken.None))
            .Readers.Single(reader => reader.Id == _host.FrontDesk);

        (reader.HeldBy, reader.HeldForSetup, reader.HeldSince).ShouldBe(("Camille D.", theirs, since));
        reader.LastCommand.ShouldNotBeNull().Result.ShouldBe(ReaderCommandResult.Accepted);
        (await CustomersAsync(Lina)).ShouldBe(["Zoë Ångström"]);
        (await CustomersAsync(Paul)).ShouldBeEmpty();

        async Task<IEnumerable<string>> CustomersAsync(Actor person) =>
            (await _host.As(person).Get<SetupReads>().FindCustomersAsync([theirs], CancellationToken.None)).Values;
    }

    [Theory]
    [InlineData("en", "Camille D. has been using the reader since", "Take over", "Leave it")]
    [InlineData("fr", "Camille D. utilise le lecteur depuis", "Reprendre", "Le laisser")]
    public async Task Taking_over_asks_first_and_says_what_it_means(string language, string who, string take, string leave)
    {
        var theirs = await _host.OnReaderAsync();
        var mine = await _host.ConsentedAsync(SaveCardHost.Noor);
        var reader = ((ReaderListOutcome.Listed)await _host.Get<ReaderDirectory>().ListAsync(_lyon, CancellationToken.None))
            .Readers.Single(reader => reader.Id == _host.FrontDesk);
        await using var screen = new ScreenContext(language, ScreenContext.Clerk, rooms =>
            rooms.AddSingleton(_host.As(SaveCardHost.Noor).Get<ReaderTakeOverWorkflow>()));
        var dialogs = screen.Render<MudDialogProvider>();
        await dialogs.InvokeAsync(() => screen.Services.GetRequiredService<IDialogService>().ShowAsync<TakeOverDialog>(
            "?",
            new DialogParameters<TakeOverDialog>
            {
                { dialog => dialog.SetupId, mine },
                { dialog => dialog.Reader, reader },
                { dialog => dialog.Customer, "Zoë Ångström" },
            }));
        dialogs.WaitForAssertion(() => ScreenContext.Words(dialogs.Find("p")).ShouldStartWith(who), Limit);
        ScreenContext.Words(dialogs.Find("p")).ShouldContain("Zoë Ångström");
        dialogs.FindAll(".mud-dialog-actions button").Select(ScreenContext.Words).ShouldBe([leave, take]);
        (await _host.SeeAsync(theirs)).State.ShouldBe(SetupState.OnReader);

        await dialogs.FindAll(".mud-dialog-actions button")[^1].ClickAsync(new MouseEventArgs());

        dialogs.WaitForAssertion(() => dialogs.FindAll(".mud-dialog").ShouldBeEmpty(), Limit);
        (await _host.SeeAsync(theirs)).Problem!.Kind.ShouldBe(SetupProblem.ReaderTakenOver);
    }

    private Task<TakeOverOutcome> TakeOverAsync(CardSetupId mine, CardSetupId theirs, Actor? person = null) =>
        _host.As(person ?? SaveCardHost.Noor).Get<ReaderTakeOverWorkflow>()
            .TakeOverAsync(mine, _host.FrontDesk, theirs, CancellationToken.None);
}
