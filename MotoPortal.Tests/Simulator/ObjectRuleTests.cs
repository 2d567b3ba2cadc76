using System.Net;
using MotoPortal.Simulator.SetupIntents;

namespace MotoPortal.Tests.Simulator;

/// <summary>What may and may not be done with customers, cards, SetupIntents, locations and readers.</summary>
public sealed class ObjectRuleTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_customer_is_changed_cleared_and_deleted_for_good()
    {
        var customer = await simulator.Stripe.V1.Customers.CreateAsync(new()
        {
            Name = "Ada",
            Email = "ada@example.com",
            Phone = "+33612345678",
            Address = new() { City = "Lyon", Country = "FR" },
            PreferredLocales = ["fr"],
        });
        (customer.Address.City, customer.Address.Line1, customer.PreferredLocales[0], customer.Livemode).ShouldBe(
            ("Lyon", null, "fr", false));
        var changed = await simulator.Stripe.V1.Customers.UpdateAsync(customer.Id, new() { Name = "", Description = "new" });
        (changed.Name, changed.Description, changed.Email).ShouldBe((null, "new", "ada@example.com"));

        var card = await simulator.Stripe.V1.PaymentMethods.AttachAsync("pm_card_visa", new() { Customer = customer.Id });
        (await simulator.Stripe.V1.Customers.DeleteAsync(customer.Id)).Deleted.ShouldBe(true);
        (await simulator.Stripe.V1.Customers.GetAsync(customer.Id)).Deleted.ShouldBe(true);
        (await simulator.Stripe.V1.PaymentMethods.GetAsync(card.Id)).CustomerId.ShouldBeNull();
        var refusal = await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.Customers.UpdateAsync(customer.Id, new() { Name = "x" }));
        refusal.HttpStatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await simulator.Stripe.V1.Customers.ListAsync(new() { Email = "ada@example.com" })).Data.ShouldNotContain(
            found => found.Id == customer.Id);
    }

    [Fact]
    public async Task The_email_filter_is_exact_and_minds_the_case()
    {
        await simulator.Stripe.V1.Customers.CreateAsync(new() { Email = "Case@example.com" });
        (await simulator.Stripe.V1.Customers.ListAsync(new() { Email = "Case@example.com" })).Data.Count.ShouldBe(1);
        (await simulator.Stripe.V1.Customers.ListAsync(new() { Email = "case@example.com" })).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_is_attached_changed_and_detached_once_for_all()
    {
        var customer = await simulator.CustomerAsync();
        var cards = simulator.Stripe.V1.PaymentMethods;
        var card = await cards.AttachAsync("pm_card_mastercard", new() { Customer = customer.Id });
        (card.Card.Brand, card.AllowRedisplay).ShouldBe(("mastercard", "unspecified"));
        (await cards.AttachAsync(card.Id, new() { Customer = customer.Id })).Id.ShouldBe(card.Id);
        (await SimulatorFixture.RefusalOf(
            async () => await cards.AttachAsync(card.Id, new() { Customer = (await simulator.CustomerAsync()).Id })))
            .StripeError.Code.ShouldBe("payment_method_unexpected_state");

        var changed = await cards.UpdateAsync(card.Id, new()
        {
            AllowRedisplay = "always",
            Card = new() { ExpMonth = 5, ExpYear = 2044 },
            BillingDetails = new() { Name = "Ada", Address = new() { PostalCode = "69001" } },
        });
        (
            changed.AllowRedisplay,
            changed.Card.ExpMonth,
            changed.Card.ExpYear,
            changed.Card.Last4,
            changed.BillingDetails.Name,
            changed.BillingDetails.Address.PostalCode)
            .ShouldBe(("always", 5, 2044, "4444", "Ada", "69001"));
        (await simulator.Stripe.V1.Customers.PaymentMethods
            .ListAsync(customer.Id, new() { AllowRedisplay = "always", Type = "card" })).Data.Count.ShouldBe(1);
        (await simulator.Stripe.V1.Customers.PaymentMethods.ListAsync(customer.Id, new() { AllowRedisplay = "limited" })).Data
            .ShouldBeEmpty();
        (await simulator.Stripe.V1.Customers.PaymentMethods.GetAsync(customer.Id, card.Id)).Id.ShouldBe(card.Id);
        await simulator.Stripe.V1.Customers.UpdateAsync(customer.Id, new() { InvoiceSettings = new() { DefaultPaymentMethod = card.Id } });

        (await cards.DetachAsync(card.Id)).CustomerId.ShouldBeNull();
        (await simulator.Stripe.V1.Customers.GetAsync(customer.Id)).InvoiceSettings.DefaultPaymentMethodId.ShouldBeNull();
        (await SimulatorFixture.RefusalOf(() => cards.DetachAsync(card.Id))).StripeError.Message
            .ShouldBe("The payment method you provided is not attached to a customer so detachment is impossible.");
        await SimulatorFixture.RefusalOf(() => cards.AttachAsync(card.Id, new() { Customer = customer.Id }));
        await SimulatorFixture.RefusalOf(() => cards.UpdateAsync(card.Id, new() { AllowRedisplay = "limited" }));
        (await cards.ListAsync(new() { Customer = customer.Id })).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_customer_can_be_made_with_a_card()
    {
        var customer = await simulator.Stripe.V1.Customers.CreateAsync(new() { Name = "Ada", PaymentMethod = "pm_card_amex" });
        (await simulator.Stripe.V1.PaymentMethods.ListAsync(new() { Customer = customer.Id })).Data.Single().Card.Last4.ShouldBe("0005");
    }

    [Fact]
    public async Task An_intent_keeps_its_metadata_and_usage_and_is_canceled_once()
    {
        var intents = simulator.Stripe.V1.SetupIntents;
        var customer = await simulator.CustomerAsync();
        var intent = await intents.CreateAsync(new()
        {
            Customer = customer.Id,
            AllowedPaymentMethodTypes = ["card", "boleto"],
            Usage = "off_session",
            Metadata = new(StringComparer.Ordinal) { ["setup"] = "7" },
            PaymentMethodOptions = new() { Card = new() { SetupCredentialUsage = "recurring" } },
        });
        (intent.Usage, intent.Metadata["setup"], intent.PaymentMethodOptions.Card.SetupCredentialUsage).ShouldBe(
            ("off_session", "7", "recurring"));
        intent.PaymentMethodTypes.ShouldBe(["card"]);
        (await intents.UpdateAsync(intent.Id, new() { Description = "changed" })).Description.ShouldBe("changed");

        var canceled = await intents.CancelAsync(intent.Id, new() { CancellationReason = "requested_by_customer" });
        (canceled.Status, canceled.CancellationReason).ShouldBe(("canceled", "requested_by_customer"));
        var refusal = (await SimulatorFixture.RefusalOf(() => intents.CancelAsync(intent.Id))).StripeError;
        (refusal.Code, refusal.SetupIntent.Id).ShouldBe(("setup_intent_unexpected_state", intent.Id));
        (await SimulatorFixture.RefusalOf(
            async () => await intents.UpdateAsync(intent.Id, new() { Customer = (await simulator.CustomerAsync()).Id })))
            .StripeError.Code.ShouldBe("setup_intent_unexpected_state");
        (await intents.UpdateAsync(intent.Id, new() { Metadata = new(StringComparer.Ordinal) { ["late"] = "yes" } })).Metadata["late"]
            .ShouldBe("yes");
    }

    [Fact]
    public async Task A_succeeded_intent_cannot_be_canceled()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        await simulator.PresentAsync(reader.Id);
        (await SimulatorFixture.RefusalOf(() => simulator.Stripe.V1.SetupIntents.CancelAsync(intent.Id))).StripeError.Code.ShouldBe(
            "setup_intent_unexpected_state");
    }

    [Fact]
    public async Task An_intent_without_a_choice_of_types_takes_what_the_account_takes()
    {
        var intent = await simulator.Stripe.V1.SetupIntents.CreateAsync(new() { ExcludedPaymentMethodTypes = ["sepa_debit"] });
        intent.PaymentMethodTypes.ShouldBe(["card", "link"]);
        intent.AutomaticPaymentMethods.Enabled.ShouldBe(true);
    }

    [Fact]
    public async Task A_location_and_its_readers_are_changed_and_deleted()
    {
        var locations = simulator.Stripe.V1.Terminal.Locations;
        var readers = simulator.Stripe.V1.Terminal.Readers;
        var location = await locations.CreateAsync(new() { DisplayName = "Kiosk", Address = new() { Country = "FR", City = "Nice" } });
        (await locations.UpdateAsync(location.Id, new()
        {
            DisplayName =
            "Stand",
            Address = new() { Country = "FR", City = "Cannes" }
        })).Address.City.ShouldBe("Cannes");
        var reader = await readers.CreateAsync(new() { RegistrationCode = "simulated-s710", Location = location.Id });
        (reader.DeviceType, reader.IpAddress, reader.Label).ShouldBe(
            ("simulated_stripe_s710", "0.0.0.0", $"simulated-s710-{reader.SerialNumber}"));
        (await readers.UpdateAsync(reader.Id, new() { Label = "Left" })).Label.ShouldBe("Left");

        await locations.DeleteAsync(location.Id);
        (await locations.GetAsync(location.Id)).Deleted.ShouldBe(true);
        (await readers.GetAsync(reader.Id)).LocationId.ShouldBeNull();
        (await readers.DeleteAsync(reader.Id)).Deleted.ShouldBe(true);
        await SimulatorFixture.RefusalOf(() => readers.CancelActionAsync(reader.Id));
    }

    [Fact]
    public void The_states_of_an_intent_are_these()
    {
        // Rows are states, columns signals; a dash means not allowed.
        const string matrix = """
                                    CardNamed              CardPresented  CardAccepted  CardRefused            GivenUp
            RequiresPaymentMethod   RequiresConfirmation   Processing     -             -                      Canceled
            RequiresConfirmation    RequiresConfirmation   -              -             -                      Canceled
            Processing              -                      -              Succeeded     RequiresPaymentMethod  -
            Succeeded               -                      -              -             -                      -
            Canceled                -                      -              -             -                      -
            """;
        var lines = matrix.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        lines.Skip(1).Select(line => line[0]).ShouldBe(Enum.GetNames<SetupIntentState>());
        lines[0].ShouldBe(Enum.GetNames<SetupIntentSignal>());
        foreach (var line in lines.Skip(1))
        {
            foreach (var signal in Enum.GetValues<SetupIntentSignal>())
            {
                var next = SetupIntentTransitions.Next(Enum.Parse<SetupIntentState>(line[0]), signal);
                (next?.ToString() ?? "-").ShouldBe(line[1 + (int)signal], $"{line[0]} × {signal}");
            }
        }
    }
}
