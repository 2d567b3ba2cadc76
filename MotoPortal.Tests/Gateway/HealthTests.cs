using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MotoPortal.Primitives.Checks;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Gateway;

/// <summary>The answers of <c>/health/ready</c>, with a listener in place of Stripe.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class HealthTests
{
    private const string NoSuchKey =
        """{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: sk_test_no******body"}}""";
    private const string NotPermitted =
        """{"error":{"type":"invalid_request_error","code":"more_permissions_required","message":"The provided key does not have the required permissions"}}""";
    private const string Empty = """{"object":"list","data":[],"has_more":false,"url":"/v1/terminal/locations"}""";

    [Fact]
    public async Task In_practice_it_is_ready()
    {
        await using var portal = new PortalFactory().Start();

        (await ReadyAsync(portal)).ShouldBe(
            (HttpStatusCode.OK, "ready", "reachable; the schema is up to date", "practice: the simulator answers"));
        (await new HttpClient { BaseAddress = portal.Address }.GetStringAsync(new Uri("/health/live", UriKind.Relative))).ShouldBe(
            "Healthy");
    }

    [Theory]
    [InlineData(200, Empty, 200, "ready", "the key was accepted when Stripe was last asked")]
    [InlineData(401, NoSuchKey, 503, "not ready", "Stripe refused the key when it was last asked")]
    [InlineData(403, NotPermitted, 200, "ready, with trouble", "the key was accepted, and lacks permissions")]
    [InlineData(403, "<html>Forbidden by the proxy</html>", 200, "ready, with trouble", "Stripe did not answer when it was last asked")]
    [InlineData(503, "<html>no</html>", 200, "ready, with trouble", "Stripe did not answer when it was last asked")]
    public async Task It_says_what_Stripe_last_said_of_the_key(int status, string body, int ready, string word, string stripe)
    {
        await using var listener = await CapturingStripe.StartAsync();
        listener.AnswerAll(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        await using var portal = Sandbox(listener.Address);

        await WaitUntil.TrueAsync(async () => (await ReadyAsync(portal)).Stripe != "Stripe has not been asked yet");

        (await ReadyAsync(portal)).ShouldBe(((HttpStatusCode)ready, word, "reachable; the schema is up to date", stripe));
        for (var probe = 0; probe < 20; probe++)
        {
            await ReadyAsync(portal);
        }

        // The portal's own work asks once, or not at all when another of its calls has told; the health check never does.
        listener.Requests.Count(request => request.Path.StartsWith("/v1/terminal/locations", StringComparison.Ordinal))
            .ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_Stripe_that_cannot_be_reached_is_trouble_and_no_reason_to_turn_people_away()
    {
        await using var portal = Sandbox("http://127.0.0.1:9");

        await WaitUntil.TrueAsync(async () => (await ReadyAsync(portal)).Stripe == "Stripe did not answer when it was last asked");

        (await ReadyAsync(portal)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_database_of_another_version_is_not_ready_and_still_alive()
    {
        await using var portal = new PortalFactory().Start();
        await using (var db = new SqliteConnection($"Data Source={Path.Combine(portal.DataDirectory, "portal.db")};Pooling=False"))
        {
            await db.OpenAsync();
            await using var command = db.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '10.0.0')";
            await command.ExecuteNonQueryAsync();
        }

        (await ReadyAsync(portal)).ShouldBe((
            HttpStatusCode.ServiceUnavailable,
            "not ready",
            "reachable; the schema is newer than this version of the portal",
            "practice: the simulator answers"));
        (await new HttpClient { BaseAddress = portal.Address }.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(
            HttpStatusCode.OK);
    }

    private static PortalFactory Sandbox(string address) => new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Stripe:ApiKey"] = "sk_test_nobody",
        ["Stripe:ApiBase"] = address,
    })
    {
        // The page Set-up asks Stripe at the start, too.
        OtherServices = services => services.RemoveAll<IPreflightCheck>(),
    }.Start();

    private static async Task<(HttpStatusCode Status, string Word, string Database, string Stripe)> ReadyAsync(PortalFactory portal)
    {
        using var http = new HttpClient { BaseAddress = portal.Address };
        var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain("sk_test");
        using var body = JsonDocument.Parse(text);
        return (answer.StatusCode, Of("status"), Of("database"), Of("stripe"));

        string Of(string part) => body.RootElement.GetProperty(part).GetString()!;
    }
}
