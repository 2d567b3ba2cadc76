using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Customers.Searching;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Refunds;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using Stripe.Terminal;

namespace MotoPortal.Tests.Charges;

/// <summary>A payment on a reader that was given up, and another in its place, are shown as a double.</summary>
public sealed class PaidAgainOnReaderTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_payment_that_comes_after_its_reader_was_given_up_is_shown_beside_the_one_in_its_place()
    {
        var lost = await PaidBehindTheBackAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        var placed = await PayAgainAsync(lost);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        (await ListAsync()).ShouldBeEmpty();

        await _host.Workflow.GiveUpAsync(lost, CancellationToken.None);

        var late = (await _host.ChargesAsync(lost)).Single(charge => charge.Id != placed.Id);
        var twice = (await ListAsync()).ShouldHaveSingleItem();
        (twice.First.Id, twice.Second.Id).ShouldBe((placed.Id, late.Id));
        (await _host.LedgerOfAsync(late.Id)).ShouldBe(["charge.succeeded", "charge.charged_twice", "charge.receipt_sent"]);

        await _host.RefundAsync(_host.Wanting(late, late.Amount.AmountMinorUnits, RefundReason.Duplicate));
        (await ListAsync()).ShouldBeEmpty();
        (await _host.Get<SetupReads>().ListLatePaymentsAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payment_of_another_order_is_no_double()
    {
        var lost = await PaidBehindTheBackAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        await PayAgainAsync(lost, reference: "A-2");
        _host.Clock.Advance(TimeSpan.FromMinutes(5));

        await _host.Workflow.GiveUpAsync(lost, CancellationToken.None);

        (await _host.ChargesAsync(lost)).Count.ShouldBe(2);
        (await ListAsync()).ShouldBeEmpty();
    }

    // A reader took it, and the portal knows nothing of it yet.
    private async Task<CardSetupId> PaidBehindTheBackAsync()
    {
        var id = await _host.PayableAsync();
        var options = new ReaderProcessPaymentIntentOptions { PaymentIntent = (await _host.PaymentAtStripeAsync(id)).Id };
        options.AddExtraParam("process_config[moto]", true);
        await _host.Stripe.V1.Terminal.Readers.ProcessPaymentIntentAsync(_host.FrontDesk.Value, options);
        await _host.KeyInAsync();
        return id;
    }

    private async Task<ChargeView> PayAgainAsync(CardSetupId lost, string reference = "A-10442")
    {
        var id = (await _host.Workflow.StartAsync(SetupTask.PayNow, CancellationToken.None)).ShouldBeGiven();
        var customer = (await _host.SeeAsync(lost)).Customer!.Id!.Value;
        await _host.CustomerStep.ChooseCustomerAsync(
            id,
            (await _host.Get<CustomerDirectory>().ListAsync([customer], CancellationToken.None)).Single().StripeId,
            CancellationToken.None);
        await _host.OrderStep.NoteOrderAsync(
            id,
            new OrderForm { Channel = OrderChannel.Telephone, Reference = reference, Amount = "40,00" },
            CancellationToken.None);
        await _host.AgreePaymentAsync(id);
        await _host.ReaderStep.NoteRecordingStoppedAsync(id, CancellationToken.None);
        await _host.SendAsync(id);
        await _host.KeyInAsync();
        await _host.People.Portal.Get<SettlingWorkflow>().SettleAsync(id, CancellationToken.None);
        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Paid);
        return (await _host.ChargesAsync(id))[0];
    }

    private Task<IReadOnlyList<ChargedTwiceView>> ListAsync() => _host.Get<ChargedTwiceReads>().ListAsync(CancellationToken.None);
}
