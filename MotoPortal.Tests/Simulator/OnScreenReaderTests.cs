using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MotoPortal.Simulator.Faults;

namespace MotoPortal.Tests.Simulator;

/// <summary>The on-screen reader's calls over real HTTP, with the real simulator.</summary>
public sealed class OnScreenReaderTests : IAsyncLifetime
{
    private const string Good = """{"number":"4242424242424242","expiryMonth":12,"expiryYear":2040,"cvc":"123","postalCode":"69002"}""";
    private const string NobodysCard = "4539578763621486";

    private ReaderPageHost _host = null!;

    public async Task InitializeAsync() => _host = await ReaderPageHost.StartAsync();

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task An_idle_reader_shows_its_splash()
    {
        (await _host.StateAsync()).GetProperty("screen").GetString().ShouldBe("splash");
    }

    [Fact]
    public async Task A_setup_sent_to_the_reader_makes_it_ask_for_the_card()
    {
        var intent = await _host.AskForCardAsync();

        var state = await _host.StateAsync();

        state.GetProperty("screen").GetString().ShouldBe("asking");
        state.GetProperty("intent").GetString().ShouldBe(intent.Id);
        state.GetProperty("label").GetString().ShouldBe("Front desk");
    }

    [Fact]
    public async Task A_card_that_is_keyed_in_is_saved()
    {
        var intent = await _host.AskForCardAsync();

        var answer = await _host.PostAsync("present", Good);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ScreenOf(answer)).ShouldBe("approved");
        var saved = await _host.IntentAsync(intent.Id);
        saved.Status.ShouldBe("succeeded");
        (saved.PaymentMethod.Card.Last4, saved.PaymentMethod.Card.ExpMonth, saved.PaymentMethod.Card.ExpYear).ShouldBe(("4242", 12, 2040));
    }

    [Theory]
    [InlineData("en", "EUR\u00a01,234.50", "Paid: EUR\u00a01,234.50.")]
    [InlineData("fr", "1\u202f234,50\u00a0EUR", "Payé\u202f: 1\u202f234,50\u00a0EUR.")]
    public async Task A_payment_shows_what_is_to_be_paid_and_takes_the_card(string language, string amount, string words)
    {
        var intent = await _host.AskForPaymentAsync(123450);

        var asking = await _host.StateAsync(language);
        var paid = await (await _host.PostAsync($"present?lang={language}", Good)).Content.ReadFromJsonAsync<JsonElement>();

        (asking.GetProperty("screen").GetString(), asking.GetProperty("intent").GetString(), asking.GetProperty("amount").GetString())
            .ShouldBe(("asking", intent.Id, amount));
        (paid.GetProperty("screen").GetString(), paid.GetProperty("words").GetString()).ShouldBe(("approved", words));
        (await _host.Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_payment_is_withdrawn_on_the_reader()
    {
        var intent = await _host.AskForPaymentAsync();
        (await ScreenOf(await _host.PostAsync("cancel", "{}"))).ShouldBe("splash");
        (await _host.Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("requires_payment_method");
    }

    [Theory]
    [InlineData("en", "The bank declined the card: not enough money.")]
    [InlineData("fr", "La banque a refusé la carte\u202f: provision insuffisante.")]
    public async Task A_declined_card_is_told_in_the_words_of_the_page(string language, string words)
    {
        await _host.AskForCardAsync();

        var answer = await _host.PostAsync(
            $"present?lang={language}", Good.Replace("4242424242424242", "4000000000009995", StringComparison.Ordinal));

        (await ScreenOf(answer)).ShouldBe("declined");
        (await _host.StateAsync(language)).GetProperty("words").GetString().ShouldBe(words);
    }

    [Fact]
    public async Task After_a_decline_the_same_setup_takes_another_card()
    {
        var intent = await _host.AskForCardAsync();
        await _host.PostAsync("present", Good.Replace("4242424242424242", "4000000000000002", StringComparison.Ordinal));
        await _host.SendAsync(intent.Id);

        (await ScreenOf(await _host.PostAsync("present", Good))).ShouldBe("approved");
    }

    [Fact]
    public async Task Cancel_takes_the_action_away_and_leaves_the_setup_open()
    {
        var intent = await _host.AskForCardAsync();

        (await ScreenOf(await _host.PostAsync("cancel", "{}"))).ShouldBe("splash");

        (await _host.IntentAsync(intent.Id)).Status.ShouldBe("requires_payment_method");
    }

    [Fact]
    public async Task A_number_that_is_no_test_number_is_refused_before_Stripe_and_appears_in_no_log()
    {
        var intent = await _host.AskForCardAsync();

        var answer = await _host.PostAsync("present", Good.Replace("4242424242424242", NobodysCard, StringComparison.Ordinal));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonOf(answer)).GetProperty("refusal")
            .GetString().ShouldBe("This is not one of Stripe’s test numbers. Real cards must never be used here.");
        (await _host.IntentAsync(intent.Id)).LatestAttemptId.ShouldBeNull();
        (await _host.StateAsync()).GetProperty("screen").GetString().ShouldBe("asking");
        _host.Log.ShouldNotMention(NobodysCard);
    }

    [Fact]
    public async Task A_card_that_is_sent_appears_in_no_log()
    {
        await _host.AskForCardAsync();
        await _host.PostAsync("present", Good);

        _host.Log.ShouldNotMention("4242424242424242");
        _host.Log.ShouldBeClean();
    }

    [Theory]
    [InlineData("\"expiryMonth\":12", "\"expiryMonth\":13")]
    [InlineData("\"expiryYear\":2040", "\"expiryYear\":2020")]
    [InlineData("\"cvc\":\"123\"", "\"cvc\":\"12a\"")]
    [InlineData("\"cvc\":\"123\"", "\"cvc\":null")]
    [InlineData("69002", "6900269002690026900269002")]
    public async Task A_card_that_is_not_complete_is_refused(string part, string wrong)
    {
        await _host.AskForCardAsync();

        var answer = await _host.PostAsync("present", Good.Replace(part, wrong, StringComparison.Ordinal));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonOf(answer)).GetProperty("refusal").GetString().ShouldBe("The expiry date or the security code is not complete.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"number":4242424242424242}""")]
    public async Task A_body_that_is_no_card_is_refused(string body)
    {
        await _host.AskForCardAsync();

        (await _host.PostAsync("present", body)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        _host.Log.ShouldBeClean();
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_not_read()
    {
        using var answer = await _host.PostAsync(
            "present", $$"""{"number":"{{new string('4', 10_000_000)}}"}""", request => request.Headers.ExpectContinue = true);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.UnprocessableEntity, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_card_that_was_not_asked_for_is_refused_with_the_reason()
    {
        var answer = await _host.PostAsync("present", Good);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await JsonOf(answer)).GetProperty("refusal").GetString().ShouldBe("The reader is no longer asking for a card.");
    }

    [Theory]
    [InlineData("https://evil.example", "cross-site")]
    [InlineData("null", "cross-site")]
    [InlineData(null, "same-origin")]
    [InlineData(null, null)]
    public async Task Another_site_cannot_key_in_a_card(string? origin, string? site)
    {
        var intent = await _host.AskForCardAsync();

        var answer = await _host.PostAsync("present", Good, request => Pretend(request, origin, site));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _host.IntentAsync(intent.Id)).Status.ShouldBe("requires_payment_method");
    }

    [Fact]
    public async Task Another_page_of_the_same_site_cannot_cancel()
    {
        await _host.AskForCardAsync();

        (await _host.PostAsync("cancel", "{}", request => Pretend(request, _host.Simulator.ApiBase, "same-site"))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden);

        (await _host.StateAsync()).GetProperty("screen").GetString().ShouldBe("asking");
    }

    [Fact]
    public async Task A_form_cannot_key_in_a_card()
    {
        var answer = await _host.PostAsync(
            "present",
            Good,
            request => request.Content = new StringContent(Good, new System.Net.Http.Headers.MediaTypeHeaderValue("text/plain")));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_reader_without_network_says_so()
    {
        _host.Simulator.Faults.Set(FaultKind.ReaderOffline, _host.ReaderId);

        (await _host.StateAsync()).GetProperty("screen").GetString().ShouldBe("offline");
    }

    private static void Pretend(HttpRequestMessage request, string? origin, string? site)
    {
        request.Headers.Remove("Origin");
        request.Headers.Remove("Sec-Fetch-Site");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }
    }

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<string?> ScreenOf(HttpResponseMessage answer) => (await JsonOf(answer)).GetProperty("screen").GetString();
}
