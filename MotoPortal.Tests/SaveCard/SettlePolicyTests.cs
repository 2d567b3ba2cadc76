using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.Tests.SaveCard;

public sealed class SettlePolicyTests
{
    private static readonly SetupIntentId Ours = SetupIntentId.From("seti_ours");
    private static readonly SetupAttemptId First = SetupAttemptId.From("setatt_1");
    private static readonly SetupAttemptId Second = SetupAttemptId.From("setatt_2");
    private static readonly StripeCard Card = new(PaymentMethodId.From("pm_1"), "visa", "4242", 12, 2030, CustomerId.From("cus_1"));
    private static readonly AttemptFacts Sent =
        new(new CardIntentId.ToSave(Ours), SavesCard: true, 1, null, WasAccepted: true, CancelingFor: null, TimeSpan.FromSeconds(20));
    private static readonly StripeSetupIntent Waiting =
        new(Ours, SetupIntentStatus.RequiresPaymentMethod, true, CustomerId.From("cus_1"), null, null, null, null);

    private static readonly PaymentIntentId OurPayment = PaymentIntentId.From("pi_ours");
    private static readonly AttemptFacts Paying = Sent with { Intent = new CardIntentId.ToPay(OurPayment), SavesCard = false };
    private static readonly StripePaymentIntent Unpaid =
        new(OurPayment, PaymentIntentStatus.RequiresPaymentMethod, new Money(4000, "eur"), true, CustomerId
            .From("cus_1"), null, null, null, null, 0, false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_succeeded_PaymentIntent_is_paid_and_its_card_is_waited_for_only_where_it_is_kept(bool savesCard)
    {
        var paid = Unpaid with { Status = PaymentIntentStatus.Succeeded };

        Decide(Paying with { SavesCard = savesCard }, paid, Failed("connection_error")).ShouldBe(
            savesCard ? new SettleDecision.NotYet() : new SettleDecision.Paid(paid));
        Decide(Paying with { SavesCard = savesCard }, paid with { Card = Card }, Nothing()).ShouldBe(
            new SettleDecision.Paid(paid with { Card = Card }));
    }

    [Fact]
    public void A_failed_Charge_is_a_decline_of_this_attempt_only_when_it_is_new()
    {
        var declined = Unpaid with
        {
            LatestCharge =
            StripeChargeId.From("ch_1"),
            LastFailure = new StripeFailure("card_declined", "insufficient_funds")
        };

        Decide(Paying, declined, new ReaderReading.NotRead()).ShouldBe(new SettleDecision.Declined("insufficient_funds"));
        Decide(Paying with { Attempt = 2, LastSeenAttempt = "ch_1" }, declined, AtWorkOn(OurPayment)).ShouldBe(new SettleDecision.AtWork());
    }

    [Fact]
    public void A_reader_that_was_deleted_at_Stripe_meanwhile_is_said_to_be_gone()
    {
        Decide(Paying, Unpaid, new ReaderReading.Gone(IsDeleted: false)).ShouldBe(new SettleDecision.Failed(SetupProblem.ReaderGone));
        Decide(Paying, Unpaid, new ReaderReading.Gone(IsDeleted: true)).ShouldBe(new SettleDecision.Failed(SetupProblem.ReaderDeleted));
        Decide(Paying with { CancelingFor = SetupProblem.CanceledHere }, Unpaid, new ReaderReading.Gone(IsDeleted: true))
            .ShouldBe(new SettleDecision.Failed(SetupProblem.CanceledHere));
    }

    [Fact]
    public void A_reader_at_work_on_another_payment_is_not_at_work_on_ours() =>
        Decide(Paying, Unpaid, AtWorkOn(PaymentIntentId.From("pi_other"))).ShouldBe(
            new SettleDecision.Failed(SetupProblem.CanceledOnReader));

    [Fact]
    public void A_succeeded_intent_is_a_saved_card_whatever_the_reader_says() =>
        Decide(
            Sent with { CancelingFor = SetupProblem.TimedOut },
            Waiting with { Status = SetupIntentStatus.Succeeded, Card = Card, CountedAsMoto = true },
            Failed("connection_error"))
            .ShouldBe(new SettleDecision.Saved(Card, true));

    [Fact]
    public void A_succeeded_intent_without_its_card_is_read_again() =>
        Decide(Sent, Waiting with { Status = SetupIntentStatus.Succeeded }, Nothing()).ShouldBe(new SettleDecision.NotYet());

    [Fact]
    public void A_bank_that_is_being_asked_is_waited_for() =>
        Decide(Sent with { CancelingFor = SetupProblem.CanceledHere }, Waiting with { Status = SetupIntentStatus.Processing }, Nothing())
            .ShouldBe(new SettleDecision.NotYet());

    [Fact]
    public void An_intent_that_was_canceled_elsewhere_takes_no_card() =>
        Decide(Sent, Waiting with { Status = SetupIntentStatus.Canceled }, Nothing()).ShouldBe(
            new SettleDecision.Failed(SetupProblem.IntentUnusable));

    [Fact]
    public void A_bank_that_wants_the_customer_online_has_declined() =>
        Decide(Sent, Waiting with { Status = SetupIntentStatus.RequiresAction }, Nothing()).ShouldBe(
            new SettleDecision.Declined("authentication_required"));

    [Fact]
    public void A_new_failed_attempt_is_a_decline_even_before_the_reader_says_so() =>
        Decide(Sent, Declined(First, "insufficient_funds"), new ReaderReading.NotRead()).ShouldBe(
            new SettleDecision.Declined("insufficient_funds"));

    [Fact]
    public void The_failed_attempt_of_the_card_before_is_not_this_one() =>
        Decide(Sent with { Attempt = 2, LastSeenAttempt = First.Value }, Declined(First, "insufficient_funds"), InProgress()).ShouldBe(
            new SettleDecision.AtWork());

    [Fact]
    public void A_second_decline_is_told_from_the_first() =>
        Decide(Sent with { Attempt = 2, LastSeenAttempt = First.Value }, Declined(Second, "expired_card"), InProgress()).ShouldBe(
            new SettleDecision.Declined("expired_card"));

    [Fact]
    public void A_sandbox_decline_has_no_reason_to_tell() =>
        Decide(Sent, Waiting, Failed("setup_intent_authentication_failure")).ShouldBe(new SettleDecision.Declined(null));

    [Theory]
    [InlineData("customer_canceled", SetupProblem.CanceledOnReader)]
    [InlineData("connection_error", SetupProblem.ConnectionLost)]
    [InlineData("something_new", SetupProblem.ReaderFailed)]
    [InlineData(null, SetupProblem.ReaderFailed)]
    public void A_failed_action_says_why_there_is_no_card(string? code, SetupProblem problem) =>
        Decide(Sent, Waiting, Failed(code)).ShouldBe(new SettleDecision.Failed(problem));

    [Fact]
    public void A_failed_action_of_the_attempt_before_does_not_end_one_that_may_still_arrive() =>
        Decide(Sent with { Attempt = 2, WasAccepted = false, SinceSent = TimeSpan.FromSeconds(2) }, Waiting, Failed("customer_canceled"))
            .ShouldBe(new SettleDecision.NotYet());

    [Fact]
    public void A_command_that_never_arrived_is_given_up_after_a_while()
    {
        var unheard = Sent with { WasAccepted = false };
        Decide(unheard with { SinceSent = CallTimes.SurelyOver - TimeSpan.FromSeconds(1) }, Waiting, Nothing()).ShouldBe(
            new SettleDecision.NotYet());
        Decide(unheard with { SinceSent = CallTimes.SurelyOver }, Waiting, Nothing()).ShouldBe(
            new SettleDecision.Failed(SetupProblem.ReaderNotReached));
    }

    [Fact]
    public void An_action_that_is_gone_was_canceled_by_the_portal_for_its_reason_or_at_the_reader()
    {
        Decide(Sent with { CancelingFor = SetupProblem.TimedOut }, Waiting, Nothing()).ShouldBe(
            new SettleDecision.Failed(SetupProblem.TimedOut));
        Decide(Sent, Waiting, Nothing()).ShouldBe(new SettleDecision.Failed(SetupProblem.CanceledOnReader));
    }

    [Fact]
    public void Another_setups_action_on_our_reader_is_not_ours() =>
        Decide(
            Sent,
            Waiting,
            new ReaderReading.Read(new StripeReaderAction(ReaderActionStatus.InProgress, SetupIntentId.From("seti_theirs"), null)))
            .ShouldBe(new SettleDecision.Failed(SetupProblem.CanceledOnReader));

    [Fact]
    public void A_reader_that_could_not_be_read_decides_nothing() =>
        Decide(Sent, Waiting, new ReaderReading.NotRead()).ShouldBe(new SettleDecision.NotYet());

    [Fact]
    public void A_save_of_three_minutes_costs_about_twenty_reads()
    {
        var reads = 0;
        for (var at = PollSchedule.NextAfter(TimeSpan.Zero); at <= TimeSpan.FromMinutes(3); at = PollSchedule.NextAfter(at))
        {
            reads++;
        }

        reads.ShouldBe(20);
    }

    private static StripeSetupIntent Declined(SetupAttemptId attempt, string code) =>
        Waiting with { LatestAttempt = attempt, LastFailure = new StripeFailure(code is "expired_card" ? code : "card_declined", code) };

    private static ReaderReading.Read Failed(string? code) =>
        new(new StripeReaderAction(ReaderActionStatus.Failed, Ours, new StripeFailure(code, null)));

    private static ReaderReading.Read InProgress() => new(new StripeReaderAction(ReaderActionStatus.InProgress, Ours, null));

    private static ReaderReading.Read Nothing() => new((StripeReaderAction?)null);

    private static ReaderReading.Read AtWorkOn(PaymentIntentId payment) =>
        new ReaderReading.Read(new StripeReaderAction(ReaderActionStatus.InProgress, null, null, payment));

    private static SettleDecision Decide(AttemptFacts facts, StripeSetupIntent intent, ReaderReading reading) =>
        SettlePolicy.Decide(facts, CardIntent.Of(intent), reading);

    private static SettleDecision Decide(AttemptFacts facts, StripePaymentIntent intent, ReaderReading reading) =>
        SettlePolicy.Decide(facts, CardIntent.Of(intent), reading);
}
