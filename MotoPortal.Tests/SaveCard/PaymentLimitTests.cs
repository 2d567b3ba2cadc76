using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <summary>Goal: what one person may take alone, 500 at once by default, holds for payments on a reader as for saved cards.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class PaymentLimitTests : IAsyncLifetime
{
    private static readonly Money Dear = new(501_00, "eur");
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task An_amount_above_the_limit_is_not_noted_without_a_second_person()
    {
        var id = await DraftAsync();

        (await NoteAsync(id, "500,00")).ShouldBe(new StepOutcome.Kept());
        await _host.OrderStep.ChangeOrderAsync(id, CancellationToken.None);
        var outcome = (await NoteAsync(id, "501,00")).ShouldBeOfType<StepOutcome.NeedsSecondPerson>();

        (outcome.Amount, outcome.Breaches.ShouldHaveSingleItem()).ShouldBe(
            (Dear, new ClauseBreach(ChargeClause.HouseLimitPerCharge, new Money(500_00, "eur"))));
        (await _host.SeeAsync(id)).Amount.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_person_lets_it_pass_and_is_named_on_the_charge_and_in_the_ledger()
    {
        var id = await DraftAsync();

        (await _host.OrderStep.NoteApprovedOrderAsync(id, Order("501,00"), Approval(Dear), CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());
        await _host.AgreePaymentAsync(id);
        await _host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        (await SendAsync(id, Dear)).ShouldBe(new SendOutcome.OnReader());
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));

        var charge = (await _host.ChargesAsync(id)).ShouldHaveSingleItem();
        (charge.Amount, charge.ApprovedBy, charge.ApprovalReason).ShouldBe((Dear, ActingPeople.Sam.Name, "A known customer"));
        charge.OverriddenClauses.ShouldBe([nameof(ChargeClause.HouseLimitPerCharge)]);
        (await _host.TimelineAsync(id)).ShouldContain("payment.approved", StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_approval_of_another_amount_or_by_somebody_of_another_store_is_none()
    {
        var id = await DraftAsync();

        (await _host.OrderStep.NoteApprovedOrderAsync(id, Order("501,00"), Approval(new Money(500_00, "eur")), CancellationToken.None))
            .ShouldBeOfType<StepOutcome.NeedsSecondPerson>();
        (await _host.OrderStep.NoteApprovedOrderAsync(
            id, Order("501,00"), Approval(Dear, stores: StoreScope.None), CancellationToken.None))
            .ShouldBeOfType<StepOutcome.NeedsSecondPerson>();
        await Should.ThrowAsync<InvalidOperationException>(() => _host.OrderStep.NoteApprovedOrderAsync(
            id, Order("501,00"), Approval(Dear, second: SaveCardHost.Camille), CancellationToken.None));
    }

    [Fact]
    public async Task A_changed_order_needs_its_own_approval()
    {
        var id = await DraftAsync();
        await _host.OrderStep.NoteApprovedOrderAsync(id, Order("501,00"), Approval(Dear), CancellationToken.None);

        await _host.OrderStep.ChangeOrderAsync(id, CancellationToken.None);

        (await NoteAsync(id, "501,00")).ShouldBeOfType<StepOutcome.NeedsSecondPerson>();
    }

    [Fact]
    public async Task The_limit_of_the_day_is_asked_again_before_a_reader_is()
    {
        // Four payments of 500 make 2000; the fifth was noted while the day still had room.
        var late = await PayableAsync("10,00");
        for (var made = 0; made < 4; made++)
        {
            var paid = await PayableAsync("500,00");
            (await SendAsync(paid, new Money(500_00, "eur"))).ShouldBe(new SendOutcome.OnReader());
            await _host.KeyInAsync();
            await _host.PollOrStopAsync(paid, TimeSpan.FromSeconds(3));
        }

        var ten = new Money(10_00, "eur");
        var above = (await SendAsync(late, ten)).ShouldBeOfType<SendOutcome.NeedsSecondPerson>();

        above.Breaches.ShouldHaveSingleItem().Clause.ShouldBe(ChargeClause.HouseLimitPerDay);
        (await _host.SeeAsync(late)).State.ShouldBe(SetupState.IntentReady);
        (await _host.ReaderStep.SendApprovedAsync(late, _host.FrontDesk, Approval(ten), CancellationToken.None))
            .ShouldBe(new SendOutcome.OnReader());
    }

    private static OrderForm Order(string amount) => new() { Channel = OrderChannel.Telephone, Reference = "A-1", Amount = amount };

    private static ApprovedPayment Approval(Money confirmed, Actor? second = null, StoreScope? stores = null) => new(
        ConfirmedPerson.Of(second ?? ActingPeople.Sam, Policies.ApproveCharges, SaveCardHost.Camille.Id, stores ?? StoreScope.All),
        " A known customer ",
        confirmed);

    private async Task<CardSetupId> DraftAsync()
    {
        var id = await _host.PaymentDraftAsync();
        await _host.OrderStep.ChangeOrderAsync(id, CancellationToken.None);
        return id;
    }

    private async Task<CardSetupId> PayableAsync(string amount)
    {
        var id = await DraftAsync();
        (await NoteAsync(id, amount)).ShouldBe(new StepOutcome.Kept());
        (await _host.AgreePaymentAsync(id)).ShouldBe(new StepOutcome.Kept());
        await _host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        return id;
    }

    private Task<StepOutcome> NoteAsync(CardSetupId id, string amount) =>
        _host.OrderStep.NoteOrderAsync(id, Order(amount), CancellationToken.None);

    private Task<SendOutcome> SendAsync(CardSetupId id, Money shown) =>
        _host.ReaderStep.SendToReaderAsync(id, _host.FrontDesk, shown, CancellationToken.None);
}
