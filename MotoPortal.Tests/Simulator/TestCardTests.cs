using System.Net;
using System.Text;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Faults;

namespace MotoPortal.Tests.Simulator;

/// <summary>The outcome of each of Stripe's test numbers; no other number is accepted.</summary>
public sealed class TestCardTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    public static TheoryData<string> SavedNumbers => [.. KnownTestCards.All.Where(card => card.IsSaved).Select(card => card.Number)];

    public static TheoryData<string> DeclinedNumbers => [.. KnownTestCards.All.Where(card => !card.IsSaved).Select(card => card.Number)];

    [Theory]
    [MemberData(nameof(SavedNumbers))]
    public async Task A_good_number_is_saved_with_brand_and_last_four(string number)
    {
        var known = KnownTestCards.Find(number)!;
        var (reader, intent) = await simulator.WaitingReaderAsync();
        await simulator.PresentAsync(reader.Id, number, known.Brand == "amex" ? "1234" : "123");
        var card = (await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id, new() { Expand = ["payment_method"] })).PaymentMethod.Card;
        (card.Brand, card.Last4, card.Funding).ShouldBe((known.Brand, number[^4..], known.Funding));
        card.Checks.CvcCheck.ShouldBe(number == "4000000000000101" ? "fail" : "pass");
        card.Checks.AddressPostalCodeCheck.ShouldBe(number is "4000000000000036" or "4000000000000010" ? "fail" : null);
        card.Fingerprint.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [MemberData(nameof(DeclinedNumbers))]
    public async Task A_bad_number_is_declined_with_its_reason(string number)
    {
        var (code, reason) = KnownTestCards.Find(number)!.Outcome switch
        {
            TestCardOutcome.Declined => ("card_declined", "generic_decline"),
            TestCardOutcome.InsufficientFunds => ("card_declined", "insufficient_funds"),
            TestCardOutcome.LostCard => ("card_declined", "lost_card"),
            TestCardOutcome.StolenCard => ("card_declined", "stolen_card"),
            TestCardOutcome.VelocityExceeded => ("card_declined", "card_velocity_exceeded"),
            TestCardOutcome.Fraudulent => ("card_declined", "fraudulent"),
            TestCardOutcome.ExpiredCard => ("expired_card", "expired_card"),
            TestCardOutcome.IncorrectCvc => ("incorrect_cvc", "incorrect_cvc"),
            TestCardOutcome.IncorrectNumber => ("incorrect_number", "incorrect_number"),
            TestCardOutcome.ProcessingError => ("processing_error", "processing_error"),
            _ => throw new InvalidOperationException("This card is saved."),
        };
        var (reader, intent) = await simulator.WaitingReaderAsync();
        var action = (await simulator.PresentAsync(reader.Id, number)).Action;
        (action.Status, action.FailureCode, action.ApiError.Type, action.ApiError.Code, action.ApiError.DeclineCode)
            .ShouldBe(("failed", code, "card_error", code, reason));
        var open = await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id);
        (open.Status, open.PaymentMethodId, open.LastSetupError.DeclineCode).ShouldBe(("requires_payment_method", null, reason));
    }

    [Fact]
    public async Task Declines_can_look_as_in_stripes_sandbox_and_on_old_readers()
    {
        await using var own = new OwnSimulator();
        var fixture = await own.StartAsync();
        fixture.Faults.Set(FaultKind.DeclinesLikeSandbox);
        fixture.Faults.Set(FaultKind.NoApiError);
        var (reader, intent) = await fixture.WaitingReaderAsync();

        var action = (await fixture.PresentAsync(reader.Id, "4000000000009995")).Action;
        (action.Status, action.FailureCode, action.ApiError).ShouldBe(("failed", "setup_intent_authentication_failure", null));
        (await fixture.Stripe.V1.SetupIntents.GetAsync(intent.Id)).LastSetupError.Code.ShouldBe("setup_intent_authentication_failure");
    }

    [Fact]
    public async Task The_same_number_has_the_same_fingerprint_and_another_number_another()
    {
        var prints = new List<string>();
        foreach (var number in (string[])["4242424242424242", "4242424242424242", "5555555555554444"])
        {
            var (reader, intent) = await simulator.WaitingReaderAsync();
            await simulator.PresentAsync(reader.Id, number);
            prints.Add((await simulator.Stripe.V1.SetupIntents
                .GetAsync(intent.Id, new() { Expand = ["payment_method"] })).PaymentMethod.Card.Fingerprint);
        }

        prints[1].ShouldBe(prints[0]);
        prints[2].ShouldNotBe(prints[0], StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("4242424242424242", "12", 12, 2050, "invalid_cvc")]
    [InlineData("378282246310005", "123", 12, 2050, "invalid_cvc")]
    [InlineData("4242424242424242", "123", 12, 2020, "invalid_expiry_year")]
    [InlineData("4242424242424242", "123", 13, 2050, "parameter_invalid_integer")]
    public async Task What_a_keypad_would_not_take_leaves_the_reader_waiting(string number, string cvc, int month, int year, string code)
    {
        var (reader, _) = await simulator.WaitingReaderAsync();
        (await SimulatorFixture.RefusalOf(() => simulator.PresentAsync(reader.Id, number, cvc, month, year))).StripeError.Code.ShouldBe(
            code);
        (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.Status.ShouldBe("in_progress");
    }

    [Fact]
    public async Task A_number_that_is_not_stripes_is_refused_and_left_nowhere()
    {
        // Valid by Luhn, but in a range that is not issued.
        const string number = "4539578763621486";
        await using var own = new OwnSimulator();
        var fixture = await own.StartAsync();
        var (reader, intent) = await fixture.WaitingReaderAsync();

        foreach (var keyed in (string[])[number, "4539 5787 6362 1486"])
        {
            var refusal = await SimulatorFixture.RefusalOf(() => fixture.PresentAsync(reader.Id, keyed, "739"));
            (refusal.HttpStatusCode, refusal.StripeError.Code, refusal.StripeError.DeclineCode)
                .ShouldBe((HttpStatusCode.PaymentRequired, "card_declined", "live_mode_test_card"));
            refusal.StripeResponse.Content.ShouldNotContain("4539");
        }

        (await fixture.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.Status.ShouldBe("in_progress");
        (await fixture.Stripe.V1.SetupIntents.GetAsync(intent.Id)).Status.ShouldBe("requires_payment_method");

        // A valid number is saved, but its digits are not in the file either.
        await fixture.PresentAsync(reader.Id, "5555555555554444", "739");
        fixture.Log.ShouldNotMention(number);
        fixture.Log.ShouldNotMention("4539 5787");
        fixture.Log.ShouldNotMention("5555555555554444");
        await fixture.StopAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(fixture.DatabaseFile)!))
        {
            var text = Encoding.Latin1.GetString(await System.IO.File.ReadAllBytesAsync(file));
            text.ShouldNotContain(number, customMessage: file);
            text.ShouldNotContain("4539 5787", customMessage: file);
            text.ShouldNotContain("5555555555554444", customMessage: file);
            text.ShouldNotContain("\"739\"", customMessage: file);
        }
    }

    [Fact]
    public async Task In_person_cards_are_not_simulated_and_no_card_is_the_default_one()
    {
        var (reader, intent) = await simulator.WaitingReaderAsync();
        var helper = simulator.Stripe.V1.TestHelpers.Terminal.Readers;
        (await SimulatorFixture.RefusalOf(() => helper
            .PresentPaymentMethodAsync(reader.Id, new() { Type = "card_present" }))).StripeError.Param.ShouldBe("type");
        await helper.PresentPaymentMethodAsync(reader.Id, new());
        (await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id, new() { Expand = ["payment_method"] })).PaymentMethod.Card.Last4
            .ShouldBe("4242");
        (await SimulatorFixture.RefusalOf(() => helper.PresentPaymentMethodAsync(reader.Id, new()))).HttpStatusCode.ShouldBe(
            HttpStatusCode.BadRequest);
    }
}
