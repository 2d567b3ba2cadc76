using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Preflight;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Checks;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;
using Stripe;
using File = System.IO.File;

namespace MotoPortal.Tests.Preflight;

/// <summary>What each check finds, over real HTTP to a simulator with faults.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class PreflightChecksTests
{
    [Fact]
    public async Task A_new_portal_with_a_sandbox_key_says_what_is_fine_what_is_to_do_and_what_is_not_known_yet()
    {
        await using var host = await PreflightPortal.StartAsync();
        await host.RegisterAsync();

        (await host.LookAsync("Key")).ShouldBe((PreflightState.Fine, "Sandbox"));
        (await host.ReadAsync("Key")).ShouldContain("sk_test_…1234");
        (await host.LookAsync("Permissions")).ShouldBe((PreflightState.Fine, "SecretSandbox"));
        (await host.LookAsync("WebhookEndpoint")).ShouldBe((PreflightState.Fine, "Registered"));
        (await host.LookAsync("WebhookEvents")).ShouldBe((PreflightState.NotKnownYet, "NoneYet"));
        (await host.LookAsync("Moto")).ShouldBe((PreflightState.NotKnownYet, "NotYet"));
        (await host.ReadAsync("Stores")).ShouldBe("Stores: Store Bordeaux, Store Lyon.");
        (await host.LookAsync("Readers")).ShouldBe((PreflightState.Fine, "Some"));
        (await host.LookAsync("ReaderSoftware")).ShouldBe((PreflightState.Fine, "Same"));
        (await host.LookAsync("Merchant")).ShouldBe((PreflightState.ToDo, "Example"));
        (await host.ReadAsync("Merchant")).ShouldContain("Merchant__Name, Merchant__Contact, Merchant__Address");
        (await host.LookAsync("Terms")).ShouldBe((PreflightState.ToDo, "Prepared"));
        (await host.LookAsync("Mail")).ShouldBe((PreflightState.ToDo, "NoServer"));
        (await host.LookAsync("TimeZone")).ShouldBe((PreflightState.ToDo, "NotSet"));
        (await host.LookAsync("Https")).ShouldBe((PreflightState.Fine, "Https"));
        (await host.LookAsync("Clock")).ShouldBe((PreflightState.Fine, "InStep"));
        (await host.LookAsync("DataFolder")).ShouldBe((PreflightState.Fine, "Closed"));
        (await host.LookAsync("Backup")).ShouldBe((PreflightState.ToDo, "Never"));
        host.Portal.Log.ShouldBeClean();
    }

    [Fact]
    public async Task Scripts_whose_fonts_are_in_no_folder_are_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-");
        await using var host = await PreflightPortal.StartAsync(
            new(StringComparer.Ordinal) { ["Pdf:FontsDirectory"] = folder.FullName });

        (await host.LookAsync("Fonts")).ShouldBe((PreflightState.ToDo, "Neither"));
        (await host.ReadAsync("Fonts")).ShouldContain(folder.FullName);
        host.Portal.Log.Lines.Count(line => line.Event.Id == 2391).ShouldBe(1);
        host.Portal.Log.ShouldBeClean();
        folder.Delete();
    }

    [Fact]
    public async Task A_key_that_Stripe_refuses_is_wrong_and_the_other_checks_say_that_they_got_no_answer()
    {
        await using var host = await PreflightPortal.StartAsync(
            new(StringComparer.Ordinal) { ["Stripe:ApiKey"] = "rk_test_of_the_tests_revoked" });

        (await host.LookAsync("Key")).ShouldBe((PreflightState.Wrong, "Refused"));
        (await host.LookAsync("Permissions")).ShouldBe((PreflightState.NotAnswered, "KeyRefused"));
        (await host.LookAsync("Stores")).ShouldBe((PreflightState.NotAnswered, "Unreachable"));
        (await host.LookAsync("Readers")).ShouldBe((PreflightState.NotAnswered, "Unreachable"));

        // A refusal has the time as well.
        (await host.LookAsync("Clock")).ShouldBe((PreflightState.Fine, "InStep"));
    }

    [Fact]
    public async Task What_a_restricted_key_may_not_read_is_named_and_the_permission_to_read_endpoints_is_not_among_what_is_needed()
    {
        await using var host = await PreflightPortal.StartAsync(
            new(StringComparer.Ordinal) { ["Stripe:ApiKey"] = "rk_test_of_the_tests_1234" },
            services => services.AddHttpClient("stripe")
                .AddHttpMessageHandler(() => new Forbidding("/v1/refunds", "/v1/terminal/readers", "/v1/webhook_endpoints")));

        (await host.LookAsync("Permissions")).ShouldBe((PreflightState.Wrong, "Lacking"));
        (await host.ReadAsync("Permissions")).ShouldBe("The key lacks permissions: Charges and Refunds, Terminal: Readers.");
        (await host.LookAsync("WebhookEndpoint")).ShouldBe((PreflightState.NotKnownYet, "NotPermitted"));
    }

    [Fact]
    public async Task A_restricted_key_that_may_read_everything_is_fine()
    {
        await using var host = await PreflightPortal.StartAsync(
            new(StringComparer.Ordinal) { ["Stripe:ApiKey"] = "rk_test_of_the_tests_1234" });

        (await host.LookAsync("Permissions")).ShouldBe((PreflightState.Fine, "Restricted"));
    }

    [Fact]
    public async Task An_endpoint_that_is_missing_incomplete_or_disabled_at_Stripe_is_told_apart()
    {
        await using var host = await PreflightPortal.StartAsync();
        (await host.LookAsync("WebhookEndpoint")).ShouldBe((PreflightState.ToDo, "NotRegistered"));
        (await host.ReadAsync("WebhookEndpoint")).ShouldContain("https://portal.example/webhooks/stripe");

        var endpoint = await host.RegisterAsync("setup_intent.succeeded");
        (await host.LookAsync("WebhookEndpoint")).ShouldBe((PreflightState.ToDo, "TypesMissing"));
        (await host.ReadAsync("WebhookEndpoint")).ShouldContain("terminal.reader.action_failed");

        var endpoints = host.Simulator.Stripe.V1.WebhookEndpoints;
        await endpoints.UpdateAsync(endpoint.Id, new WebhookEndpointUpdateOptions { EnabledEvents = ["*"] });
        (await host.LookAsync("WebhookEndpoint")).ShouldBe((PreflightState.Fine, "Registered"));

        await endpoints.UpdateAsync(endpoint.Id, new WebhookEndpointUpdateOptions { Disabled = true });
        (await host.LookAsync("WebhookEndpoint")).ShouldBe((PreflightState.Wrong, "Disabled"));
    }

    [Fact]
    public async Task Events_are_known_to_arrive_after_the_first_one_with_a_good_signature()
    {
        await using var host = await PreflightPortal.StartAsync();
        const string Body = """{"id":"evt_1","object":"event","type":"setup_intent.succeeded","data":{"object":{"id":"seti_1"}}}""";

        await PostAsync(host, Body, "whsec_of_another_endpoint");
        (await host.LookAsync("WebhookEvents")).ShouldBe((PreflightState.NotKnownYet, "NoneYet"));

        await PostAsync(host, Body, PreflightPortal.Secret);
        (await host.LookAsync("WebhookEvents")).ShouldBe((PreflightState.Fine, "Received"));
        (await host.ReadAsync("WebhookEvents"))
            .ShouldContain(DayText.Brief(TimeProvider.System.GetUtcNow(), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Stores_and_readers_that_are_missing_or_of_another_kind_are_told_with_what_is_missing()
    {
        await using var host = await PreflightPortal.StartAsync();
        var terminal = host.Simulator.Stripe.V1.Terminal;

        var counter = (await terminal.Readers.ListAsync()).Data.Single(reader => reader.Label is "Counter");
        await terminal.Readers.DeleteAsync(counter.Id);
        (await host.LookAsync("Readers")).ShouldBe((PreflightState.ToDo, "MissingInStore"));
        (await host.ReadAsync("Readers")).ShouldContain("Store Bordeaux");

        await ChangeReadersAsync(host, "json_set(json, '$.device_type', 'bbpos_wisepad3')");
        (await host.LookAsync("Readers")).ShouldBe((PreflightState.Wrong, "OfOtherKinds"));
        (await host.ReadAsync("Readers")).ShouldContain("bbpos_wisepad3");

        foreach (var reader in (await terminal.Readers.ListAsync()).Data)
        {
            await terminal.Readers.DeleteAsync(reader.Id);
        }

        (await host.LookAsync("Readers")).ShouldBe((PreflightState.ToDo, "None"));
        (await host.LookAsync("ReaderSoftware")).ShouldBe((PreflightState.NotKnownYet, "NoReader"));

        foreach (var location in (await terminal.Locations.ListAsync()).Data)
        {
            await terminal.Locations.DeleteAsync(location.Id);
        }

        (await host.LookAsync("Stores")).ShouldBe((PreflightState.ToDo, "None"));
    }

    [Fact]
    public async Task A_reader_with_older_software_than_another_of_its_kind_is_named_with_its_version()
    {
        await using var host = await PreflightPortal.StartAsync();
        await ChangeReadersAsync(host, "json_set(json, '$.device_type', 'stripe_s700')");
        const string Version = "CASE json_extract(json, '$.label') WHEN 'Counter' THEN '2.9.0.0' ELSE '2.37.2.0' END";
        await ChangeReadersAsync(host, $"json_set(json, '$.device_sw_version', {Version})");

        (await host.LookAsync("ReaderSoftware")).ShouldBe((PreflightState.ToDo, "Behind"));
        (await host.ReadAsync("ReaderSoftware")).ShouldContain("Counter (2.9.0.0)");
    }

    [Theory]
    [InlineData(-300, PreflightState.Wrong, "Behind", "behind")]
    [InlineData(300, PreflightState.Wrong, "Ahead", "ahead")]
    [InlineData(20, PreflightState.ToDo, "Ahead", "ahead")]
    public async Task A_clock_that_is_off_is_told_with_the_seconds(int seconds, PreflightState state, string finding, string words)
    {
        await using var host = await PreflightPortal.StartAsync(
            services: services => services.AddSingleton<TimeProvider>(new ShiftedClock(TimeSpan.FromSeconds(seconds))));

        (await host.LookAsync("Clock")).ShouldBe((state, finding));
        var sentence = await host.ReadAsync("Clock");
        sentence.ShouldContain($"s {words} ");
        int.Parse(sentence.Split(' ').First(word => int.TryParse(word, CultureInfo.InvariantCulture, out _)), CultureInfo.InvariantCulture)
            .ShouldBeInRange(Math.Abs(seconds) - 5, Math.Abs(seconds) + 1);
    }

    [Fact]
    public async Task An_unreachable_or_silent_Stripe_is_no_answer_and_no_error()
    {
        await using var host = await PreflightPortal.StartAsync();

        host.Simulator.Faults.Set(FaultKind.ConnectionDroppedBefore, sticky: true);
        (await host.LookAsync("Stores")).ShouldBe((PreflightState.NotAnswered, "Unreachable"));
        (await host.LookAsync("WebhookEndpoint")).ShouldBe((PreflightState.NotAnswered, "Unreachable"));
        host.Portal.Log.ShouldBeClean();
    }

    [Fact]
    public async Task A_data_folder_that_other_accounts_can_read_is_wrong_until_it_is_closed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var host = await PreflightPortal.StartAsync();
        var file = Path.Combine(host.Portal.DataDirectory, "portal.db");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        (await host.LookAsync("DataFolder")).ShouldBe((PreflightState.Wrong, "Open"));
        (await host.ReadAsync("DataFolder")).ShouldEndWith(": 1.");

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await host.LookAsync("DataFolder")).ShouldBe((PreflightState.Fine, "Closed"));
    }

    [Theory]
    [InlineData(1, PreflightState.Fine, "Recent")]
    [InlineData(8, PreflightState.ToDo, "Old")]
    public async Task The_age_of_the_last_backup_counts(int days, PreflightState state, string finding)
    {
        await using var host = await PreflightPortal.StartAsync();
        var at = TimeProvider.System.GetUtcNow().AddDays(-days);
        await File.WriteAllTextAsync(
            Path.Combine(host.Portal.DataDirectory, "last-backup"), at.ToString("O", CultureInfo.InvariantCulture));

        (await host.LookAsync("Backup")).ShouldBe((state, finding));
    }

    [Fact]
    public async Task Practice_has_no_key_to_check_and_nothing_is_wrong()
    {
        await using var portal = new PortalFactory().Start();
        var runs = portal.Services.GetRequiredService<PreflightRuns>();
        runs.Views.ShouldAllBe(view => view.Finding == null);

        await runs.LookAsync(_ => true, CancellationToken.None);

        runs.Views.Where(view => view.Finding!.State is PreflightState.Wrong or PreflightState.NotAnswered).ShouldBeEmpty();
        runs.Views.Single(view => view.Name is "Key").Finding!.Finding.ShouldBe("Practice");
        portal.Log.ShouldBeClean();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_finding_of_every_check_has_its_sentence(string language)
    {
        await using var portal = new PortalFactory().Start();
        var culture = CultureInfo.GetCultureInfo(language);
        var keys = portal.Services.GetServices<IPreflightCheck>()
            .SelectMany(check => check.Findings.Select(finding => $"Found_{check.Name}_{finding}").Append($"Title_{check.Name}"))
            .ToList();

        keys.Count.ShouldBeGreaterThan(60);
        keys.Where(key => PreflightTexts.ResourceManager.GetString(key, culture) is null).ShouldBeEmpty();
    }

    private static async Task PostAsync(PreflightPortal host, string body, string secret)
    {
        using var http = new HttpClient { BaseAddress = host.Portal.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/stripe", UriKind.Relative));
        request.Headers.Host = "portal.example";
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Content = new StringContent(body);
        request.Headers.TryAddWithoutValidation("Stripe-Signature", EventUtility.GenerateSignatureHeader(body, secret));
        (await http.SendAsync(request)).StatusCode
            .ShouldBe(secret == PreflightPortal.Secret ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
    }

    // The simulator registers only readers that take cards by telephone, all with the same software.
    private static async Task ChangeReadersAsync(PreflightPortal host, string json)
    {
        await using var file = new SqliteConnection($"Data Source={host.Simulator.DatabaseFile};Pooling=False");
        await file.OpenAsync();
        await using var command = file.CreateCommand();
        command.CommandText = $"UPDATE objects SET json = {json} WHERE type = 'terminal.reader'";
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
    }

    private sealed class Forbidding(params string[] paths) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            paths.Contains(request.RequestUri!.AbsolutePath, StringComparer.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden)
                {
                    RequestMessage = request,
                    Content = new StringContent(
                        """{"error":{"type":"invalid_request_error","message":"The key does not have the required permissions."}}""",
                        System.Text.Encoding.UTF8,
                        "application/json"),
                })
                : base.SendAsync(request, cancellationToken);
    }

    private sealed class ShiftedClock(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }
}
