using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Records;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.Schedules.Plans;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Schedules;
using MotoPortal.Tests.Support;
using PaymentMethodCardOptions = Stripe.PaymentMethodCardOptions;
using PaymentMethodUpdateOptions = Stripe.PaymentMethodUpdateOptions;

namespace MotoPortal.Tests.Charges;

/// <summary>A card's state is read at Stripe when it matters, without any webhook.</summary>
public sealed class CardReadFirstTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync(behindProxy: true);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_card_that_counts_as_expired_is_read_and_charged_when_its_bank_has_renewed_it()
    {
        var consent = await KnownToExpireAsync(await _host.SavedOnRequestAsync());
        await RenewAsync(consent);
        _host.Clock.Advance(TimeSpan.FromDays(60));

        (await _host.ChargeAsync(_host.Asking(consent, 1000))).State.ShouldBe(ChargeState.Succeeded);

        (await FindAsync(consent)).ExpiryNow.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(expiry => expiry.Month.ShouldBe(3), expiry => expiry.Year.ShouldBe(2035));
    }

    [Fact]
    public async Task The_form_of_a_charge_reads_it_too()
    {
        var consent = await KnownToExpireAsync(await _host.SavedOnRequestAsync());
        await RenewAsync(consent);
        _host.Clock.Advance(TimeSpan.FromDays(60));

        (await _host.Get<AllowanceReads>().FindAsync(consent.Id, CancellationToken.None)).ShouldBeGiven()
            .ShouldNotBeNull().Against.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_that_has_expired_at_Stripe_too_is_refused()
    {
        var consent = await KnownToExpireAsync(await _host.SavedOnRequestAsync());
        _host.Clock.Advance(TimeSpan.FromDays(60));

        var outcome = await _host.Get<ChargeWorkflow>().RequestAsync(_host.Asking(consent, 1000), CancellationToken.None);

        outcome.ShouldBeOfType<ChargeOutcome.Refused>().Breaches.Select(breach => breach.Clause).ShouldBe([ChargeClause.CardExpired]);
    }

    [Fact]
    public async Task While_Stripe_cannot_be_asked_about_it_nothing_is_charged_and_that_is_said()
    {
        var consent = await KnownToExpireAsync(await _host.SavedOnRequestAsync());
        await RenewAsync(consent);
        _host.Clock.Advance(TimeSpan.FromDays(60));
        _host.Proxy.Answer("GET /v1/payment_methods", 404, "<html>No such page</html>");

        var outcome = await _host.Get<ChargeWorkflow>().RequestAsync(_host.Asking(consent, 1000), CancellationToken.None);

        outcome.ShouldBe(new ChargeOutcome.CannotAskStripe());
        (await _host.IntentsAsync()).ShouldBeEmpty();
        (await FindAsync(consent)).CardRemovedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_card_that_was_detached_at_Stripe_is_gone_and_that_is_written_down()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.Stripe.V1.PaymentMethods.DetachAsync(consent.Card!.PaymentMethod.Value);

        var charge = await _host.ChargeAsync(_host.Asking(consent, 1000));

        (charge.State, charge.Problem).ShouldBe((ChargeState.Refused, ChargeProblem.CardGone));
        (await FindAsync(consent)).CardRemovedAt.ShouldBe(_host.Clock.GetUtcNow());
        (await _host.TimelineAsync(consent.SetupId)).Count(kind => kind is "card.removed").ShouldBe(1);
        ChargeAdvice.For(charge, StoreCalendar.Utc).Actions.ShouldBe([ChargeAction.OtherCard, ChargeAction.Customer]);
        (await _host.Get<ChargeWorkflow>().RequestAsync(_host.Asking(consent, 1000), CancellationToken.None))
            .ShouldBeOfType<ChargeOutcome.Refused>().Breaches[0].Clause.ShouldBe(ChargeClause.CardRemoved);
    }

    [Fact]
    public async Task A_customer_who_was_deleted_at_Stripe_has_no_card_any_more_and_both_are_written_down()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.Stripe.V1.Customers.DeleteAsync(
            (await _host.Stripe.V1.PaymentMethods.GetAsync(consent.Card!.PaymentMethod.Value)).CustomerId);

        var charge = await _host.ChargeAsync(_host.Asking(consent, 1000));

        (charge.State, charge.Problem).ShouldBe((ChargeState.Refused, ChargeProblem.CardGone));
        (await FindAsync(consent)).CardRemovedAt.ShouldNotBeNull();
        (await _host.TimelineAsync(consent.SetupId)).Count(kind => kind is "customer.deleted_at_stripe").ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_about_a_card_that_is_still_there_does_not_say_that_it_is_gone()
    {
        var consent = await _host.SavedOnRequestAsync();
        _host.Proxy.Answer(
            "POST /v1/payment_intents",
            404,
            """{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such thing","param":"payment_method"}}""");

        var charge = await _host.ChargeAsync(_host.Asking(consent, 1000));

        (charge.State, charge.Problem).ShouldBe((ChargeState.Refused, ChargeProblem.StripeRefused));
        (await FindAsync(consent)).CardRemovedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Each_card_and_its_customer_are_read_once_a_day_without_any_event()
    {
        var (renewed, detached) = (await _host.SavedOnRequestAsync(), await _host.SavedOnRequestAsync());
        await RenewAsync(renewed);
        await _host.Stripe.V1.PaymentMethods.DetachAsync(detached.Card!.PaymentMethod.Value);
        await _host.Get<SavedCardReconciler>().WorkAsync(CancellationToken.None);
        (await FindAsync(detached)).CardRemovedAt.ShouldBeNull();

        _host.Clock.Advance(TimeSpan.FromDays(1));
        await _host.Get<SavedCardReconciler>().WorkAsync(CancellationToken.None);

        (await FindAsync(renewed)).ExpiryNow!.Year.ShouldBe(2035);
        (await FindAsync(detached)).CardRemovedAt.ShouldBe(_host.Clock.GetUtcNow());
        (await _host.TimelineAsync(detached.SetupId)).ShouldContain("card.removed", StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_day_on_which_Stripe_cannot_be_read_removes_nothing_and_is_made_up_for_in_an_hour()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.Stripe.V1.Customers.DeleteAsync(
            (await _host.Stripe.V1.PaymentMethods.GetAsync(consent.Card!.PaymentMethod.Value)).CustomerId);
        _host.Clock.Advance(TimeSpan.FromDays(1));
        _host.Proxy.Answer("GET /v1/customers", 404, "<html>No such page</html>");
        _host.Proxy.Answer("GET /v1/payment_methods", 404, "<html>No such page</html>");
        await _host.Get<SavedCardReconciler>().WorkAsync(CancellationToken.None);
        (await FindAsync(consent)).CardRemovedAt.ShouldBeNull();

        _host.Clock.Advance(TimeSpan.FromHours(1));
        await _host.Get<SavedCardReconciler>().WorkAsync(CancellationToken.None);

        (await FindAsync(consent)).CardRemovedAt.ShouldNotBeNull();
        (await _host.Get<MotoPortal.Customers.Searching.CustomerDirectory>().FindAsync(consent.CustomerId, CancellationToken.None))!
            .GoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_schedule_reads_it_before_it_calls_a_person()
    {
        var consent = await KnownToExpireAsync(await _host.SavedMonthlyAsync());
        await _host.RunAsync();
        await RenewAsync(consent);
        _host.Clock.Advance(TimeSpan.FromDays(62));
        _host.Proxy.Answer("GET /v1/payment_methods", 404, "<html>No such page</html>");
        await _host.RunAsync();
        (await _host.ScheduleAsync(consent)).State.ShouldBe(ScheduleState.Active);
        (await _host.ChargesAsync(consent)).Count.ShouldBe(1);

        _host.Clock.Advance(TimeSpan.FromMinutes(16));
        await _host.RunAsync();

        (await _host.ChargesAsync(consent)).Select(charge => charge.State).ShouldBe([ChargeState.Succeeded, ChargeState.Succeeded]);
    }

    [Fact]
    public async Task A_schedule_whose_card_is_gone_ends()
    {
        var consent = await _host.SavedMonthlyAsync();
        await _host.Stripe.V1.PaymentMethods.DetachAsync(consent.Card!.PaymentMethod.Value);

        await _host.RunAsync();
        await _host.RunAsync();

        (await FindAsync(consent)).CardRemovedAt.ShouldNotBeNull();
        (await _host.ScheduleAsync(consent)).End.ShouldBe(ScheduleEnd.CardRemoved);
    }

    // The last known expiry is December 2026, which the host's clock has not reached yet.
    private async Task<ConsentView> KnownToExpireAsync(ConsentView consent)
    {
        await ChangeAsync(consent, 12, 2026);
        await _host.Get<SavedCardEvents>()
            .ApplyAsync(new StripeEventReference("payment_method.updated", null, consent.Card!.PaymentMethod), CancellationToken.None);
        return consent;
    }

    private Task RenewAsync(ConsentView consent) => ChangeAsync(consent, 3, 2035);

    private async Task ChangeAsync(ConsentView consent, long month, long year) => await _host.Stripe.V1.PaymentMethods.UpdateAsync(
        consent.Card!.PaymentMethod.Value,
        new PaymentMethodUpdateOptions { Card = new PaymentMethodCardOptions { ExpMonth = month, ExpYear = year } });

    private async Task<ConsentView> FindAsync(ConsentView consent) =>
        (await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();
}
