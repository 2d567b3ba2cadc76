using System.Net;
using System.Text;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Simulator;

/// <summary>Every input gets Stripe's error object or a result, never an unhandled exception. The seeds are fixed.</summary>
public sealed class AnyInputTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    private const string Pieces = "abz019_- \"'\\[]{}():~<>=&%+.,;$*?!|/#@\0\n\té€😀\ud800";

    private static readonly string[] Words =
        [
            "metadata",
            "email",
            "name",
            "phone",
            "created",
            "null",
            " AND ",
            " OR ",
            "-",
            ":",
            "~",
            ">=",
            "<",
            "[\"",
            "\"]",
            "\"",
            "'",
            "{0}",
            "{1}",
            "\\\"",
            "123",
            "99999999999999999999",
            "%",
            "%zz",
            "%00",
            "é"
        ];

    [Theory]
    [InlineData("metadata[\"a\\\"]:\"b\"")]
    [InlineData("metadata[\"a\\\"]")]
    [InlineData("metadata[\"\\u0000\"]:\"b\"")]
    [InlineData("email:\"a\\")]
    [InlineData("created>99999999999999999999")]
    [InlineData("")]
    public async Task A_search_that_cannot_be_read_is_told_so(string query)
    {
        using var response = await simulator.SendAsync(HttpMethod.Get, $"/v1/customers/search?query={Uri.EscapeDataString(query)}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("invalid_request_error");
    }

    [Fact]
    public async Task A_key_of_metadata_is_found_whatever_characters_it_has()
    {
        foreach (var key in new[] { "a{0}b", "a{1}", "a b", "a.b", "$x", "é€😀", "a:b", "(a)" })
        {
            var customer = await simulator.Stripe.V1.Customers.CreateAsync(
                new() { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [key] = "v1" } });

            var found = await simulator.Stripe.V1.Customers.SearchAsync(new() { Query = $"metadata[\"{key}\"]:\"v1\"" });

            found.Data.Select(one => one.Id).ShouldBe([customer.Id], key);
        }
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task Thousands_of_queries_are_read_or_refused_and_none_breaks_the_database()
    {
        var random = new Random(11);
        var read = 0;
        for (var i = 0; i < 4000; i++)
        {
            var query = random.Next(3) == 0
                ? $"{RandomField(random)}:\"{RandomText(random, 2).Replace("\"", "", StringComparison.Ordinal)}\""
                : RandomText(random, 12);
            using var response = await simulator.SendAsync(HttpMethod.Get, $"/v1/customers/search?query={Uri.EscapeDataString(query)}");

            ((int)response.StatusCode).ShouldBeOneOf([200, 400], query);
            read += response.StatusCode is HttpStatusCode.OK ? 1 : 0;
        }

        read.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task No_request_however_broken_is_answered_as_a_bug()
    {
        var random = new Random(12);
        var reader = await simulator.ReaderAsync();
        string[] gets = [
            "/v1/customers",
            "/v1/customers/search",
            "/v1/setup_intents",
            "/v1/payment_intents",
            "/v1/events",
            "/v1/terminal/readers",
            "/v1/payment_methods",
            "/v1/charges",
            "/v1/refunds",
            "/v1/disputes"
        ];
        string[] posts = [
            "/v1/customers",
            "/v1/setup_intents",
            "/v1/payment_intents",
            "/v1/refunds",
            $"/v1/terminal/readers/{reader.Id}/process_setup_intent",
            $"/v1/terminal/readers/{reader.Id}/set_reader_display"
        ];
        string[] names = [
            "query",
            "limit",
            "starting_after",
            "ending_before",
            "expand[]",
            "expand[0]",
            "expand[",
            "expand[][a]",
            "customer",
            "created",
            "created[gte]",
            "metadata[a]",
            "metadata[a][b]",
            "amount",
            "currency",
            "page",
            "type",
            "types[]",
            "allowed_payment_method_types[]",
            "allowed_payment_method_types[99]",
            "process_config[moto]",
            "cart[line_items][0][amount]"
        ];
        for (var i = 0; i < 1500; i++)
        {
            var form = string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ =>
                $"{(random.Next(3) == 0 ? Escape(RandomText(random, 4), random) : names[random.Next(names.Length)])}={Escape(RandomText(random, 6), random)}"));
            var isGet = random.Next(2) == 0;
            var path = (isGet ? gets : posts)[random.Next(isGet ? gets.Length : posts.Length)]
                + (random.Next(5) == 0 ? "/" + Escape(RandomText(random, 3), random) : "");
            (string, string)[] headers = random.Next(4) == 0 ? [("Idempotency-Key", new string('k', random.Next(1, 600)))] : [];

            using var response = await simulator.SendAsync(
                isGet ? HttpMethod.Get : HttpMethod.Post, isGet ? $"{path}?{form}" : path, isGet ? null : form, headers);

            ((int)response.StatusCode).ShouldBeLessThan(500, $"{path} {form}");
        }
    }

    [Theory]
    [InlineData("True", "requires_payment_method")]
    [InlineData("TRUE", "requires_payment_method")]
    [InlineData("False", "requires_payment_method")]
    public async Task A_boolean_may_be_written_as_other_languages_write_it(string word, string status)
    {
        var intent = await simulator.IntentAsync();
        using var response = await simulator.SendAsync(HttpMethod.Post, $"/v1/setup_intents/{intent.Id}", $"attach_to_self={word}");

        var body = await response.Content.ReadAsStringAsync();
        body.ShouldNotContain("Invalid boolean");
        (await simulator.Stripe.V1.SetupIntents.GetAsync(intent.Id)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_reader_command_understands_Pythons_True()
    {
        var reader = await simulator.ReaderAsync();
        var intent = await simulator.IntentAsync();

        using var response = await simulator.SendAsync(
            HttpMethod.Post,
            $"/v1/terminal/readers/{reader.Id}/process_setup_intent",
            $"setup_intent={intent.Id}&allow_redisplay=limited&process_config[moto]=True");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string RandomText(Random random, int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(most); i >= 0; i--)
        {
            _ = random.Next(3) == 0 ? text.Append(Pieces[random.Next(Pieces.Length)]) : text.Append(Words[random.Next(Words.Length)]);
        }

        return text.ToString();
    }

    private static string RandomField(Random random) =>
        random.Next(2) == 0 ? "email" : $"metadata[\"{RandomText(random, 2).Replace("\"", "", StringComparison.Ordinal)}\"]";

    private static string Escape(string text, Random random) =>
        random.Next(3) == 0
            ? new string([.. text.Where(c => c is > ' ' and < (char)127 and not ('#' or '?' or '&' or '\\' or '/'))])
            : WebUtility.UrlEncode(text);
}
