using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Records;
using MotoPortal.Customers;
using MotoPortal.Data.Workers;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.Mail;
using MotoPortal.Mail.Outbox;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Settling;
using MotoPortal.Schedules.Records;
using MotoPortal.Schedules.Running;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data;

/// <summary>
/// Queries of every few seconds, or of every page, use an index. Goal: no such query slows down over the years. Method: each runs on a real
/// SQLite file, whose query plan is checked.
/// </summary>
public sealed class QueryPlansTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    private ConsentId AnyConsent => ConsentId.Create(_host.Clock.GetUtcNow());

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(typeof(ChargeReconciler))]
    [InlineData(typeof(RefundReconciler))]
    [InlineData(typeof(DisputeReconciler))]
    [InlineData(typeof(SetupReconciler))]
    [InlineData(typeof(ScheduleRunner))]
    [InlineData(typeof(CardRemovalWorker))]
    [InlineData(typeof(SavedCardReconciler))]
    [InlineData(typeof(ConsentExpiryWorker))]
    [InlineData(typeof(CustomerDeletionWorker))]
    [InlineData(typeof(MailWorker))]
    [InlineData(typeof(WebhookWorker))]
    public async Task A_worker_finds_its_due_rows_by_an_index(Type worker)
    {
        var work = (PeriodicWorker)_host.Get(worker);

        await NoWholeTableAsync(() => work.WorkAsync(CancellationToken.None));
    }

    [Fact]
    public Task The_charges_that_wait_for_a_second_person_are_found_by_an_index() =>
        NoWholeTableAsync(() => _host.Get<ChargeReads>().ListAwaitingApprovalAsync(CancellationToken.None));

    [Fact]
    public Task The_charges_of_a_consent_are_found_by_an_index() =>
        NoWholeTableAsync(() => _host.Get<ChargeReads>().ListOfConsentAsync(AnyConsent, CancellationToken.None));

    [Fact]
    public Task One_consent_is_read_without_looking_through_the_facts_of_others() =>
        NoWholeTableAsync(() => _host.Get<ConsentReads>().FindAsync(AnyConsent, CancellationToken.None));

    [Fact]
    public Task The_disputes_that_are_open_are_found_by_an_index() =>
        NoWholeTableAsync(() => _host.Get<DisputeReads>().ListOpenAsync(null, CancellationToken.None));

    [Fact]
    public Task The_refunds_that_failed_are_found_by_an_index() =>
        NoWholeTableAsync(() => _host.Get<RefundReads>().ListFailedAsync(CancellationToken.None));

    [Fact]
    public Task The_schedules_that_need_attention_are_counted_by_an_index() =>
        NoWholeTableAsync(() => _host.Get<ScheduleReads>().CountAttentionAsync(CancellationToken.None));

    [Fact]
    public Task The_mails_that_need_attention_are_counted_by_an_index() =>
        NoWholeTableAsync(() => _host.Get<MailReads>().AttentionAsync(CancellationToken.None));

    [Fact]
    public Task The_payments_that_came_late_are_found_by_an_index() =>
        NoWholeTableAsync(() => _host.Get<SetupReads>().ListLatePaymentsAsync(CancellationToken.None));

    [Fact]
    public Task The_open_setups_of_a_person_are_found_by_an_index() =>
        NoWholeTableAsync(() => _host.Get<SetupReads>().ListOpenOfAsync("u-camille", CancellationToken.None));

    [Fact]
    public Task The_consents_that_end_soon_are_found_by_an_index() =>
        NoWholeTableAsync(() => _host.Get<ExpiringReads>().ListAsync(5, CancellationToken.None));

    [Fact]
    public Task The_cards_that_are_still_to_be_removed_are_counted_by_an_index() =>
        NoWholeTableAsync(() => _host.As(ActingPeople.Alex).Get<CardRemovalWorkflow>().CountLateAsync(CancellationToken.None));

    [Fact]
    public async Task What_a_person_of_one_store_sees_is_found_by_an_index_too()
    {
        var lina = Actor.OfPerson("u-lina", "Lina V.", StaffRoles.Clerk);
        await _host.People.SeedInAsync(StoreScope.Of([LocationId.From("tml_Lyon")]), lina);
        var page = _host.As(lina);

        await NoWholeTableAsync(() => page.Get<ChargeReads>().ListAwaitingApprovalAsync(CancellationToken.None));
        await NoWholeTableAsync(() => page.Get<ChargeReads>().ListAsync(new ChargeQuery(), CancellationToken.None));
        await NoWholeTableAsync(() => page.Get<SetupReads>().ListOpenOfAsync(lina.Id, CancellationToken.None));
        await NoWholeTableAsync(() => page.Get<ScheduleReads>().CountAttentionAsync(CancellationToken.None));
        await NoWholeTableAsync(() => page.Get<ActingPerson>().AllowedAsync<Charge>(
            Policies.SeeCharges, charge => charge.Id == ChargeId.From("chg_none"), CancellationToken.None));
    }

    private async Task NoWholeTableAsync(Func<Task> ask)
    {
        _host.Database.Forget();
        await ask();

        var plans = await _host.Database.PlansAsync(_host.DatabaseFiles);
        plans.ShouldNotBeEmpty();

        // A company has few stores, and their calendars are read together; a portal has been restored a few times in its life.
        plans.Where(plan => plan.WholeTables.Any()
                && !plan.Query.Contains("FROM \"stores\"", StringComparison.Ordinal)
                && !plan.Query.Contains("FROM \"restored_copies\"", StringComparison.Ordinal))
            .Select(plan => plan.ToString()).ShouldBeEmpty();
    }
}
