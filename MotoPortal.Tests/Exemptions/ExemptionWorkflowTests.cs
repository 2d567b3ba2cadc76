using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Data;
using MotoPortal.Data.Keys;
using MotoPortal.Exemptions;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Exemptions;

/// <summary>Two people let a text through that looks like a card number; on a real database.</summary>
public sealed class ExemptionWorkflowTests : IAsyncLifetime
{
    private const string Order = "5910442000123457";
    private const string Why = "Order of the web shop";

    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_refused_order_number_is_noted_after_a_supervisor_read_it_and_stands_in_the_ledger_by_its_hash_alone()
    {
        var id = await _host.DraftAsync();
        (await NoteAsync(id)).ShouldBeOfType<StepOutcome.Invalid>().Problems[nameof(OrderForm.Reference)]
            .ShouldBe(FieldProblem.HoldsCardNumber);

        (await ExemptAsync(Order)).ShouldBe(ExemptOutcome.Exempted);
        (await ExemptAsync(Order)).ShouldBe(ExemptOutcome.NotRefused);

        await using (var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            var row = await db.Set<TextExemption>().SingleAsync();
            (row.Field, row.Length, row.Reason, row.TypedById, row.ExemptedById).ShouldBe(
                (ExemptibleField.OrderReference, 16, Why, SaveCardHost.Camille.Id, ActingPeople.Sam.Id));
            row.Fingerprint.ShouldMatch("^[0-9a-f]{64}$");
            var entry = await db.Set<LedgerEntry>().SingleAsync(entry => entry.Kind == "exemption.given");
            entry.ActorId.ShouldBe(ActingPeople.Sam.Id);
            (await db.Set<LedgerPayload>().SingleAsync(payload => payload.Sequence == entry.Sequence)).Json.ShouldContain(row.Fingerprint);
        }

        (await FolderSearch.FilesWithAsync(_host.Folder, Order)).ShouldBeEmpty();
        (await NoteAsync(id)).ShouldBe(new StepOutcome.Kept());
        (await _host.SeeAsync(id)).OrderReference.ShouldBe(Order);
        _host.Log.ShouldNotMention(Order);
    }

    [Fact]
    public async Task Nobody_lets_through_what_they_typed_themselves_and_a_supervisor_needs_a_second_one_too()
    {
        var sam = _host.As(ActingPeople.Sam).Get<ExemptionWorkflow>();

        (await sam.ExemptBesideAsync(ExemptibleField.OrderReference, Order, Why, Confirmed(ActingPeople.Sam, ActingPeople.Sam), default))
            .ShouldBe(ExemptOutcome.SamePerson);
        await Should.ThrowAsync<InvalidOperationException>(() => sam.ExemptBesideAsync(
            ExemptibleField.OrderReference, Order, Why, Confirmed(ActingPeople.Alex, SaveCardHost.Camille), default));
        await Should.ThrowAsync<InvalidOperationException>(() => sam.ExemptBesideAsync(
            ExemptibleField.OrderReference,
            Order,
            Why,
            ConfirmedPerson.Of(ActingPeople.Alex, Policies.ApproveCharges, ActingPeople.Sam.Id, StoreScope.All),
            default));
        (await sam.ExemptBesideAsync(ExemptibleField.OrderReference, Order, Why, Confirmed(ActingPeople.Alex, ActingPeople.Sam), default))
            .ShouldBe(ExemptOutcome.Exempted);
    }

    [Theory]
    [InlineData("4242 4242 4242 4242", Why, ExemptOutcome.Certain)]
    [InlineData("Order 4242424242424242 12/30", Why, ExemptOutcome.Certain)]
    [InlineData("A-10442", Why, ExemptOutcome.NotRefused)]
    [InlineData(Order, "", ExemptOutcome.NoReason)]
    [InlineData(Order, $"It is {Order}", ExemptOutcome.NoReason)]
    public async Task What_is_no_false_refusal_changes_nothing(string typed, string reason, ExemptOutcome outcome)
    {
        (await ExemptAsync(typed, reason)).ShouldBe(outcome);

        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Set<TextExemption>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_taken_back_is_refused_again_and_the_rows_that_hold_it_can_still_be_changed()
    {
        var id = await _host.DraftAsync();
        await ExemptAsync(Order);
        await NoteAsync(id);
        var alex = _host.As(ActingPeople.Alex).Get<ExemptionWorkflow>();
        var given = (await alex.ListAsync(default)).ShouldBeGiven().ShouldHaveSingleItem();

        (await _host.As(ActingPeople.Sam).Get<ExemptionWorkflow>().TakeBackAsync(given.Sequence, default))
            .ShouldBe(TakeBackOutcome.NotAllowed);
        (await alex.TakeBackAsync(given.Sequence, default)).ShouldBe(TakeBackOutcome.TakenBack);
        (await alex.TakeBackAsync(given.Sequence, default)).ShouldBe(TakeBackOutcome.NotFound);

        (await NoteAsync(await _host.DraftAsync())).ShouldBeOfType<StepOutcome.Invalid>();
        (await _host.OrderStep.ChangeOrderAsync(id, default)).ShouldBe(new StepOutcome.Kept());
        (await alex.ListAsync(default)).ShouldBeGiven().ShouldHaveSingleItem().TakenBackBy.ShouldBe(ActingPeople.Alex.Name);
    }

    [Fact]
    public async Task Another_process_on_the_same_database_lets_the_same_text_through()
    {
        await ExemptAsync(Order);
        var elsewhere = new ExemptTexts();

        await new ExemptionRecords(_host.Get<IDbContextFactory<PortalDb>>(), _host.Get<PortalKeys>(), elsewhere).RefreshAsync(default);

        elsewhere.Refuse(ExemptibleField.OrderReference, Order).ShouldBeFalse();
        elsewhere.Refuse(ExemptibleField.CallReference, Order).ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_was_taken_back_is_erased_with_the_last_charges_and_one_in_force_stays()
    {
        await ExemptAsync(Order);
        await ExemptAsync("5910442000123465");
        var alex = _host.As(ActingPeople.Alex).Get<ExemptionWorkflow>();
        await alex.TakeBackAsync((await alex.ListAsync(default)).ShouldBeGiven()[0].Sequence, default);
        var rule = _host.Get<IEnumerable<IRetentionRule>>().Single(rule => rule.Kind is RetentionKind.Exemptions);
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

        (await rule.Over(db, _host.Clock.GetUtcNow().AddYears(rule.Keeps).AddDays(-1)).ToListAsync()).ShouldBeEmpty();
        var over = (await rule.Over(db, _host.Clock.GetUtcNow().AddYears(rule.Keeps).AddDays(1)).ToListAsync()).ShouldHaveSingleItem();
        (await _host.Get<Atomic>().RunAsync(scope => rule.ApplyAsync(scope, over, default), default)).ShouldBeTrue();
        (await _host.Get<Atomic>().RunAsync(scope => rule.ApplyAsync(scope, over, default), default)).ShouldBeFalse();

        (await alex.ListAsync(default)).ShouldBeGiven().ShouldHaveSingleItem().TakenBackAt.ShouldBeNull();
        (await db.Set<LedgerEntry>().CountAsync(entry => entry.Kind == "exemption.erased")).ShouldBe(1);
    }

    private static ConfirmedPerson Confirmed(Actor second, Actor first) =>
        ConfirmedPerson.Of(second, Policies.ExemptTexts, first.Id, StoreScope.All);

    private Task<ExemptOutcome> ExemptAsync(string typed, string reason = Why) =>
        _host.Get<ExemptionWorkflow>().ExemptBesideAsync(
            ExemptibleField.OrderReference, typed, reason, Confirmed(ActingPeople.Sam, SaveCardHost.Camille), CancellationToken.None);

    private Task<StepOutcome> NoteAsync(CardSetupId id) => _host.OrderStep.NoteOrderAsync(
        id, new OrderForm { Channel = OrderChannel.Telephone, Reference = Order }, CancellationToken.None);
}
