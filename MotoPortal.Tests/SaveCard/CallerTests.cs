using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <summary>Who calls and whose card it is, as the record can support it, and the payment of a customer whose card is not saved.</summary>
public sealed class CallerTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(IdentityCheck.CallBack)]
    [InlineData(IdentityCheck.CallBackNow)]
    [InlineData(IdentityCheck.EarlierOrder)]
    [InlineData(IdentityCheck.AddressOnRecord)]
    [InlineData(IdentityCheck.CustomerNumber)]
    public async Task A_new_customer_is_not_recorded_as_checked_by_what_is_not_on_record(IdentityCheck check)
    {
        var id = await _host.DraftAsync();
        (await _host.Get<CallerFacts>().OfferedAsync(id, CancellationToken.None)).ShouldBe(
            [IdentityCheck.KnownVoice, IdentityCheck.SpelledOrder, IdentityCheck.NotPossible]);

        var outcome = await TryConsentAsync(id, draft => draft.Evidence.IdentityCheck = check);

        outcome.ShouldBeOfType<StepOutcome.Invalid>().Problems
            .ShouldContainKeyAndValue(nameof(EvidenceForm.IdentityCheck), FieldProblem.NotOnRecord);
    }

    [Fact]
    public async Task A_new_customer_is_called_back_now_on_the_number_that_they_gave_and_not_on_one_of_before()
    {
        var id = (await _host.Workflow.StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        (await _host.CustomerStep.CreateCustomerAsync(
            id, new CustomerForm { Name = "Ada Lovelace", Phone = "+33 6 12 34 56 78" }, evenIfAlike: true, CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());

        var offered = await _host.Get<CallerFacts>().OfferedAsync(id, CancellationToken.None);

        offered.ShouldContain(IdentityCheck.CallBackNow);
        offered.ShouldNotContain(IdentityCheck.CallBack);
    }

    [Fact]
    public async Task A_customer_who_ordered_before_can_be_asked_about_it_a_day_later()
    {
        var first = await _host.ConsentedAsync();
        var customer = (await _host.SeeAsync(first)).Customer!;
        _host.Clock.Advance(TimeSpan.FromDays(2));
        var id = await DraftOfAsync(customer.StripeId);

        (await _host.Get<CallerFacts>().OfferedAsync(id, CancellationToken.None)).ShouldContain(IdentityCheck.EarlierOrder);
        (await _host.Get<CallerFacts>().OfferedAsync(id, CancellationToken.None)).ShouldContain(IdentityCheck.CustomerNumber);
        (await TryConsentAsync(id, draft => draft.Evidence.IdentityCheck = IdentityCheck.EarlierOrder))
            .ShouldBe(new StepOutcome.Kept());
    }

    [Fact]
    public async Task Another_persons_name_and_their_own_yes_stand_in_the_sealed_record()
    {
        var id = await _host.DraftAsync();
        (await TryConsentAsync(id, draft =>
        {
            draft.Evidence.IdentityCheck = IdentityCheck.KnownVoice;
            draft.Evidence.IdentityKnownTo = " Noor B. ";
            draft.Evidence.Cardholder = Cardholder.OtherPerson;
            draft.Evidence.CardholderName = " Ada Lovelace ";
            draft.Evidence.CardholderRelation = "Her mother";
            draft.Evidence.CardholderAgreed = true;
        })).ShouldBe(new StepOutcome.Kept());

        await using var db = await OpenAsync();
        var json = (await db.Set<LedgerEntry>().Include(entry => entry.Payload)
            .SingleAsync(entry => entry.SetupId == id && entry.Kind == "consent.given")).Payload!.Json;
        json.ShouldContain("\"cardholderAgreed\":true,\"cardholderName\":\"Ada Lovelace\",\"cardholderRelation\":\"Her mother\"");
        json.ShouldContain("\"identityKnownTo\":\"Noor B.\"");
        json.ShouldContain("\"determinedBy\":\"Order\"");
        json.ShouldContain("\"schemaVersion\":4");
        var consent = await ConsentOfAsync(id);
        var evidence = (await _host.Get<ConsentReads>().FindEvidenceAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();
        (evidence.IdentityKnownTo, evidence.CardholderName).ShouldBe(("Noor B.", "Ada Lovelace"));
    }

    [Fact]
    public async Task After_a_refusal_the_order_is_paid_without_the_card_being_saved()
    {
        var id = await _host.DraftAsync();
        var refused = await _host.SeeAsync(id);
        await _host.Get<ConsentStepWorkflow>()
            .DeclineConsentAsync(id, ConsentRefusalReason.Declined, new ConsentDraft(), CancellationToken.None);

        var payment = (await _host.Get<SaveCardWorkflow>().PayWithoutSavingAsync(id, CancellationToken.None))
            .ShouldBeGiven().ShouldNotBeNull();

        var view = await _host.SeeAsync(payment);
        (view.Task, view.Step, view.Customer!.Id, view.OrderReference, view.Channel).ShouldBe(
            (SetupTask.PayNow, SetupStep.Order, refused.Customer!.Id, refused.OrderReference, OrderChannel.Telephone));
        (await _host.SeeAsync(id)).Refusal.ShouldBe(ConsentRefusalReason.Declined);
        (await _host.Get<SaveCardWorkflow>().PayWithoutSavingAsync(payment, CancellationToken.None)).ShouldBeGiven().ShouldBeNull();
    }

    private async Task<StepOutcome> TryConsentAsync(CardSetupId id, Action<ConsentDraft> change)
    {
        var draft = await _host.DraftConsentAsync(id);
        change(draft);
        return await _host.Get<ConsentStepWorkflow>().RecordConsentAsync(id, draft, CancellationToken.None);
    }

    private async Task<CardSetupId> DraftOfAsync(CustomerId customer)
    {
        var id = (await _host.Get<SaveCardWorkflow>().StartAsync(SetupTask.SaveCard, CancellationToken.None)).ShouldBeGiven();
        (await _host.Get<CustomerStepWorkflow>().ChooseCustomerAsync(id, customer, CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());
        (await _host.Get<OrderStepWorkflow>().NoteOrderAsync(
            id, new OrderForm { Channel = OrderChannel.Telephone, Reference = "A-10443" }, CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());
        return id;
    }

    private Task<PortalDb> OpenAsync() => _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    private async Task<ConsentView> ConsentOfAsync(CardSetupId id)
    {
        await using var db = await OpenAsync();
        var consent = await db.Set<Consent>().Where(consent => consent.SetupId == id).Select(consent => consent.Id).SingleAsync();
        return (await _host.Get<ConsentReads>().FindAsync(consent, CancellationToken.None)).ShouldNotBeNull();
    }
}
