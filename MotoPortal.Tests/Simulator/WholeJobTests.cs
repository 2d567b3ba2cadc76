using MotoPortal.Simulator;
using MotoPortal.Simulator.Objects;
using Stripe;
using Stripe.Terminal;

namespace MotoPortal.Tests.Simulator;

public sealed class WholeJobTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    private static readonly SetupIntentGetOptions Expanded = new() { Expand = ["payment_method", "latest_attempt"] };

    [Fact]
    public async Task A_card_keyed_into_a_reader_is_saved_by_moto_with_the_customer()
    {
        var customer = await simulator.CustomerAsync("Ada Lovelace");
        var intent = await simulator.IntentAsync(customer.Id);
        intent.Status.ShouldBe("requires_payment_method");
        intent.PaymentMethodTypes.ShouldBe(["card"]);
        intent.ClientSecret.ShouldStartWith($"{intent.Id}_secret_");

        var reader = await simulator.ReaderAsync("simulated-s700");
        var waiting = await simulator.ProcessAsync(reader.Id, intent.Id);
        waiting.Action.Type.ShouldBe("process_setup_intent");
        waiting.Action.Status.ShouldBe("in_progress");
        waiting.Action.ProcessSetupIntent.SetupIntentId.ShouldBe(intent.Id);

        var done = await simulator.PresentAsync(reader.Id, "5555555555554444");
        done.Action.Status.ShouldBe("succeeded");

        var saved = await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id, Expanded);
        saved.Status.ShouldBe("succeeded");
        saved.LatestAttempt.Status.ShouldBe("succeeded");
        saved.LatestAttempt.PaymentMethodDetails.Card.Moto.ShouldBe(true);
        var card = saved.PaymentMethod;
        (card.Type, card.CustomerId, card.AllowRedisplay).ShouldBe(("card", customer.Id, "limited"));
        (card.Card.Brand, card.Card.Last4, card.Card.ExpMonth, card.Card.ExpYear, card.Card.Checks.CvcCheck)
            .ShouldBe(("mastercard", "4444", 12, 2050, "pass"));

        var cards = await simulator.Stripe.V1.Customers.PaymentMethods.ListAsync(customer.Id);
        cards.Data.Select(found => found.Id).ShouldBe([card.Id]);
    }

    [Fact]
    public async Task After_a_decline_another_card_is_saved_on_the_same_intent()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();

        var declined = await simulator.PresentAsync(reader.Id, "4000000000009995");
        declined.Action.Status.ShouldBe("failed");
        declined.Action.FailureCode.ShouldBe("card_declined");
        declined.Action.ApiError.DeclineCode.ShouldBe("insufficient_funds");
        var open = await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id, Expanded);
        (
            open.Status,
            open.LastSetupError.Code,
            open.LastSetupError.DeclineCode,
            open.LatestAttempt.Status,
            open.LatestAttempt.SetupError.Code)
            .ShouldBe(("requires_payment_method", "card_declined", "insufficient_funds", "failed", "card_declined"));

        await simulator.ProcessAsync(reader.Id, intent.Id);
        (await simulator.PresentAsync(reader.Id)).Action.Status.ShouldBe("succeeded");

        var saved = await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id);
        (saved.Status, saved.LastSetupError).ShouldBe(("succeeded", null));
        var attempts = await simulator.Stripe.V1.SetupAttempts.ListAsync(new SetupAttemptListOptions { SetupIntent = intent.Id });
        attempts.Data.Select(attempt => attempt.Status).ShouldBe(["succeeded", "failed"]);
    }

    [Fact]
    public async Task An_empty_simulator_has_two_shops_with_readers_to_practise_with()
    {
        var locations = await simulator.Stripe.V1.Terminal.Locations.ListAsync();
        locations.Data.Where(location => location.DisplayName.StartsWith("Store", StringComparison.Ordinal)).Select(
            location => location.DisplayName)
            .ShouldBe(["Store Bordeaux", "Store Lyon"], ignoreOrder: true);
        var lyon = locations.Data.Single(location => location.DisplayName == "Store Lyon");
        lyon.Address.Country.ShouldBe("FR");
        var readers = await simulator.Stripe.V1.Terminal.Readers.ListAsync(new ReaderListOptions { Location = lyon.Id });
        readers.Data.Select(reader => (reader.Label, reader.DeviceType, reader.Status)).ShouldBe(
            [("Front desk", "simulated_wisepos_e", "online"), ("Back office", "simulated_stripe_s700", "online")], ignoreOrder: true);
        readers.Data[0].LastSeenAt!.Value.ShouldBeInRange(DateTime.Parse("2025-01-01", null), DateTime.Parse("2100-01-01", null));
    }

    [Fact]
    public async Task Without_moto_a_reader_is_not_asked_for_a_card_that_is_keyed_in()
    {
        var reader = await simulator.ReaderAsync();
        var intent = await simulator.IntentAsync();

        var refusal = (await SimulatorFixture.RefusalOf(() => simulator.ProcessAsync(reader.Id, intent.Id, moto: false))).StripeError;

        (refusal.Type, refusal.Param).ShouldBe(("invalid_request_error", "setup_intent"));
        refusal.Message.ShouldContain("process_config[moto]=true");
        (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.ShouldBeNull();
        (await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id)).Status.ShouldBe("requires_payment_method");
    }

    [Fact]
    public async Task Without_moto_a_payment_that_takes_typed_cards_only_is_not_put_on_a_reader_either()
    {
        var reader = await simulator.ReaderAsync();
        var intent = await simulator.PaymentForReaderAsync();

        var refusal = (await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Terminal.Readers
            .ProcessPaymentIntentAsync(reader.Id, new() { PaymentIntent = intent.Id }))).StripeError;

        (refusal.Type, refusal.Param).ShouldBe(("invalid_request_error", "payment_intent"));
    }

    [Fact]
    public async Task What_was_saved_is_there_after_a_restart()
    {
        await using var own = new OwnSimulator();
        var fixture = await own.StartAsync();
        var (reader, intent) = await fixture.WaitingReaderAsync();
        await fixture.RestartAsync();

        (await fixture.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.ProcessSetupIntent.SetupIntentId.ShouldBe(intent.Id);
        (await fixture.PresentAsync(reader.Id)).Action.Status.ShouldBe("succeeded");
        await fixture.RestartAsync();

        (await fixture.Stripe.V1.SetupIntents.GetAsync(intent.Id)).Status.ShouldBe("succeeded");
        (await fixture.Stripe.V1.Terminal.Locations.ListAsync()).Data.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_port_in_use_and_an_unusable_folder_are_told_in_one_line_with_the_setting()
    {
        var inUse = await Should.ThrowAsync<SimulatorCannotStartException>(
            () => StripeSimulator.StartAsync(new SimulatorOptions
            {
                Url =
                simulator.Simulator.ApiBase,
                DataDirectory = Path.GetTempPath() + "/" + Path.GetRandomFileName()
            }));
        inUse.Setting.ShouldBe("Simulator:Url");
        inUse.Message.ShouldNotContain("\n");

        var noFolder = await Should.ThrowAsync<SimulatorCannotStartException>(
            () => StripeSimulator.StartAsync(new SimulatorOptions { Url = "http://127.0.0.1:0", DataDirectory = simulator.DatabaseFile }));
        noFolder.Setting.ShouldBe("Portal:DataDirectory");

        var elsewhere = await Should.ThrowAsync<SimulatorCannotStartException>(
            () => StripeSimulator.StartAsync(new SimulatorOptions { Url = "http://192.0.2.1:12111" }));
        elsewhere.Setting.ShouldBe("Simulator:Url");
    }
}
