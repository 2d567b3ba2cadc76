using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Readers;
using MotoPortal.Readers.Inspections;
using MotoPortal.Receipts;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.CustomerStep;
using MotoPortal.SaveCard.OrderStep;
using MotoPortal.SaveCard.PaymentStep;
using MotoPortal.SaveCard.ReaderStep;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.SignedForms;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SignedForms;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SaveCard;

/// <summary>
/// Setups, charges and readers of a store in which a person does not work: not shown, not acted on, and answered as what does not exist.
/// Goal: what a forged message with a foreign id gets. Method: the workflows and reads of the person's own scope, called with that id.
/// </summary>
public sealed class OtherStoreTests : IAsyncLifetime
{
    private static readonly Actor Lina = Actor.OfPerson("u-lina", "Lina V.", StaffRoles.Clerk);
    private static readonly Actor Paul = Actor.OfPerson("u-paul", "Paul N.", StaffRoles.Clerk);
    private static readonly Actor Petra = Actor.OfPerson("u-petra", "Petra S.", StaffRoles.Supervisor);
    private static readonly Actor Aude = Actor.OfPerson("u-aude", "Aude R.", StaffRoles.Auditor);

    private SaveCardHost _host = null!;
    private LocationId _lyon;
    private LocationId _bordeaux;

    public async Task InitializeAsync()
    {
        _host = await SaveCardHost.StartAsync();
        var stores = await _host.Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None);
        (_bordeaux, _lyon) = (stores[0].Id, stores[1].Id);
        await _host.People.SeedInAsync(StoreScope.Of([_lyon]), Lina);
        await _host.People.SeedInAsync(StoreScope.Of([_bordeaux]), Paul, Petra, Aude);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_setup_belongs_to_the_store_of_its_clerk_and_is_seen_there_and_by_people_of_all_stores()
    {
        var setup = await _host.DraftAsync(Lina);

        (await FindAsync(Lina, setup)).ShouldNotBeNull();
        (await FindAsync(SaveCardHost.Camille, setup)).ShouldNotBeNull();
        (await FindAsync(Paul, setup)).ShouldBeNull();
        (await _host.As(Paul).Get<SetupReads>().TimelineAsync(setup, CancellationToken.None)).ShouldBeEmpty();
        (await _host.As(Paul).Get<SetupReads>().ListOpenOfAsync(Lina.Id, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_step_of_a_setup_of_another_store_is_answered_as_one_that_does_not_exist()
    {
        var none = CardSetupId.Create(_host.Clock.GetUtcNow());
        foreach (var setup in new[] { await _host.DraftAsync(Lina), none })
        {
            var page = _host.As(Paul);
            (await page.Get<CustomerStepWorkflow>().ChangeCustomerAsync(setup, CancellationToken.None))
                .ShouldBe(new StepOutcome.NotFound());
            (await page.Get<CustomerStepWorkflow>().CreateCustomerAsync(
                setup, new CustomerForm { Name = "Eve" }, evenIfAlike: true, CancellationToken.None)).ShouldBe(new StepOutcome.NotFound());
            (await page.Get<OrderStepWorkflow>().ChangeOrderAsync(setup, CancellationToken.None)).ShouldBe(new StepOutcome.NotFound());
            (await page.Get<OrderStepWorkflow>().NoteOrderAsync(setup, new OrderForm(), CancellationToken.None))
                .ShouldBe(new StepOutcome.NotFound());
            (await page.Get<ConsentStepWorkflow>().KeepDraftAsync(setup, new ConsentDraft(), CancellationToken.None))
                .ShouldBe(new StepOutcome.NotFound());
            (await page.Get<ConsentStepWorkflow>().RecordConsentAsync(setup, new ConsentDraft(), CancellationToken.None))
                .ShouldBe(new StepOutcome.NotFound());
            (await page.Get<PaymentStepWorkflow>().AgreePaymentAsync(setup, new ConsentDraft(), CancellationToken.None))
                .ShouldBe(new StepOutcome.NotFound());
            (await page.Get<ReaderStepWorkflow>().SendToReaderAsync(setup, _host.FrontDesk, null, CancellationToken.None))
                .ShouldBe(new SendOutcome.NotFound());
            (await page.Get<ReaderStepWorkflow>().CancelAsync(setup, CancellationToken.None)).ShouldBe(new CancelOutcome.NotFound());
            (await page.Get<ReaderStepWorkflow>().GiveMoreTimeAsync(setup, CancellationToken.None)).ShouldBe(new StepOutcome.NotFound());
            (await page.Get<SaveCardWorkflow>().GiveUpAsync(setup, CancellationToken.None)).ShouldBe(new StepOutcome.NotFound());
        }
    }

    [Fact]
    public async Task A_form_for_a_setup_of_another_store_is_not_stored()
    {
        var setup = await _host.DraftAsync(Lina);

        (await UploadAsync(Paul, setup)).ShouldBe(new KeepOutcome.NotFound());
        (await UploadAsync(Lina, setup)).ShouldBeOfType<KeepOutcome.Kept>();
    }

    [Fact]
    public async Task A_draft_of_another_store_is_not_handed_out()
    {
        var setup = await _host.DraftAsync(Lina);
        var draft = await _host.DraftConsentAsync(setup);
        (await _host.As(Lina).Get<ConsentStepWorkflow>().KeepDraftAsync(setup, draft, CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());

        (await _host.As(Lina).Get<ConsentStepWorkflow>().ReadDraftAsync(setup, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();
        (await _host.As(Paul).Get<ConsentStepWorkflow>().ReadDraftAsync(setup, CancellationToken.None)).ShouldBeGiven().ShouldBeNull();
    }

    [Fact]
    public async Task A_reader_of_another_store_is_not_listed_and_refuses_like_one_that_does_not_exist()
    {
        var setup = await _host.ConsentedAsync(Paul);

        var refused = await _host.SendAsync(setup, Paul);
        var unknown = await _host.As(Paul).Get<ReaderStepWorkflow>()
            .SendToReaderAsync(setup, ReaderId.From("tmr_none"), null, CancellationToken.None);

        refused.ShouldBeOfType<SendOutcome.NotSent>();
        refused.ShouldBe(unknown);
        (await _host.As(Paul).Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None)).Select(store => store.Id)
            .ShouldBe([_bordeaux]);
        (await _host.As(Paul).Get<ReaderDirectory>().ListAsync(_lyon, CancellationToken.None))
            .ShouldBeOfType<ReaderListOutcome.Listed>().Readers.ShouldBeEmpty();
        (await _host.As(Paul).Get<ReaderRegister>().ReadAsync(CancellationToken.None))
            .ShouldBeOfType<RegisterOutcome.Listed>().Stores.Select(store => store.Id).ShouldBe([_bordeaux]);
        (await _host.As(Lina).Get<ReaderDirectory>().ListStoresAsync(CancellationToken.None)).Select(store => store.Id).ShouldBe([_lyon]);
    }

    [Fact]
    public async Task A_reader_of_another_store_cannot_be_inspected()
    {
        var reader = ((RegisterOutcome.Listed)await _host.As(Lina).Get<ReaderRegister>().ReadAsync(CancellationToken.None))
            .Stores.SelectMany(store => store.Readers).First();

        (await _host.As(Paul).Get<InspectionWorkflow>().InspectAsync(reader, new InspectionForm(), CancellationToken.None))
            .ShouldBe(new InspectOutcome.NotFound());
    }

    [Fact]
    public async Task A_saved_card_is_charged_in_any_store_and_the_charge_is_seen_in_that_store_only()
    {
        var consent = await SavedInLyonAsync();

        var charge = await RequestAsync(Paul, _host.Asking(consent));

        (await ChargeAsync(Paul, charge)).ShouldNotBeNull();
        (await ChargeAsync(Lina, charge)).ShouldBeNull();
        (await ChargeAsync(SaveCardHost.Camille, charge)).ShouldNotBeNull();
        (await _host.As(Lina).Get<ChargeReads>().ListOfConsentAsync(consent.Id, CancellationToken.None)).ShouldBeEmpty();
        (await _host.As(Aude).Get<ChargeReads>().ListAsync(new ChargeQuery(), CancellationToken.None)).Total.ShouldBe(1);
        (await _host.As(Lina).Get<ChargeReads>().ListAsync(new ChargeQuery(), CancellationToken.None)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_consent_allows_counts_the_charges_of_all_stores()
    {
        var consent = await SavedInLyonAsync();
        await RequestAsync(Paul, _host.Asking(consent, 6000, reference: "A-1"));

        var over = await _host.As(Lina).Get<ChargeWorkflow>()
            .RequestAsync(_host.Asking(consent, 6000, reference: "A-1"), CancellationToken.None);

        over.ShouldBeOfType<ChargeOutcome.Refused>();
    }

    [Fact]
    public async Task A_store_that_a_page_names_does_not_count()
    {
        var consent = await SavedInLyonAsync();

        var charge = await RequestAsync(Paul, _host.Asking(consent) with { Store = _lyon });

        (await ChargeAsync(Paul, charge)).ShouldNotBeNull();
        (await ChargeAsync(Lina, charge)).ShouldBeNull();
    }

    [Fact]
    public async Task A_charge_of_another_store_is_neither_refunded_nor_decided_nor_sent_again_and_is_answered_like_none()
    {
        var charge = await RequestAsync(Lina, _host.Asking(await SavedInLyonAsync()));
        var amount = new Money(4000, "eur");
        foreach (var id in new[] { charge, ChargeId.Create(_host.Clock.GetUtcNow()) })
        {
            var page = _host.As(Petra);
            (await page.Get<RefundWorkflow>().RequestAsync(
                new NewRefund(ChargeRefundId.Create(_host.Clock.GetUtcNow()), id, amount, RefundReason.RequestedByCustomer, "", amount),
                CancellationToken.None)).ShouldBe(new RefundOutcome.NotFound());
            (await page.Get<ChargeWorkflow>().ApproveAsync(id, "Agreed", amount, CancellationToken.None))
                .ShouldBe(new ApprovalOutcome.NotFound());
            (await page.Get<ChargeWorkflow>().GiveUpAsync(id, CancellationToken.None)).ShouldBe(GiveUpOutcome.NotFound);
            (await page.Get<ChargeWorkflow>().CaptureAsync(id, amount, CancellationToken.None)).ShouldBe(new CaptureOutcome.NotFound());
            (await page.Get<ChargeWorkflow>().ReleaseAsync(id, CancellationToken.None)).ShouldBe(new CaptureOutcome.NotFound());
            (await page.Get<ReceiptWorkflow>().SendAgainAsync(id, CancellationToken.None))
                .ShouldBe(new SendReceiptOutcome.NothingCharged());
            (await page.Get<ReceiptReads>().FindAsync(id, CancellationToken.None)).ShouldBeNull();
            (await page.Get<RefundReads>().FindAsync(id, CancellationToken.None)).ShouldBeNull();
        }

        (await _host.As(Paul).Get<ChargeWorkflow>().RequestAsync(
            _host.Asking((await ConsentOfAsync(charge))!) with { Id = charge }, CancellationToken.None))
            .ShouldBe(new ChargeOutcome.NotFound());
    }

    private async Task<ConsentView?> ConsentOfAsync(ChargeId charge) =>
        await _host.Get<ConsentReads>().FindAsync((await _host.SeeAsync(charge)).ConsentId!.Value, CancellationToken.None);

    private async Task<ConsentView> SavedInLyonAsync() => await _host.SavedOnRequestAsync();

    private async Task<ChargeId> RequestAsync(Actor clerk, NewCharge asked)
    {
        (await _host.As(clerk).Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None))
            .ShouldBe(new ChargeOutcome.Started(asked.Id));
        return asked.Id;
    }

    private Task<SetupView?> FindAsync(Actor person, CardSetupId setup) =>
        _host.As(person).Get<SetupReads>().FindAsync(setup, CancellationToken.None);

    private Task<ChargeView?> ChargeAsync(Actor person, ChargeId charge) =>
        _host.As(person).Get<ChargeReads>().FindAsync(charge, CancellationToken.None);

    private async Task<KeepOutcome> UploadAsync(Actor clerk, CardSetupId setup)
    {
        using var file = new MemoryStream(SampleFiles.Png());
        return await _host.As(clerk).Get<SignedFormWorkflow>().KeepAsync(file, "form.png", setup, CancellationToken.None);
    }
}
