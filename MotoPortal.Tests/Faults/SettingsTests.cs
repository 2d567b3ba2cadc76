using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Faults;

/// <summary>The messages about invalid settings: one sentence for each, with its key, and exit code 2.</summary>
public sealed class SettingsTests : IDisposable
{
    // Amounts have no natural upper limit.
    private static readonly string[] Boundless = ["Charges:LimitPerCharge", "Charges:LimitPerDay"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");

    /// <summary>Every setting of every options class that is not a string, found as the program finds it.</summary>
    public static TheoryData<string> TypedKeys => [.. Keys(type => type != typeof(string))];

    [Fact]
    public void The_settings_of_every_room_are_found() =>
        SettingsCheck.Sections.Select(found => found.Section).Order(StringComparer.Ordinal).ShouldBe(
        [
            "Charges", "Consents", "Consents", "Customers", "DataProtection", "Ledger", "Mail", "Merchant", "Notices", "OnScreenReader",
            "Pdf", "People", "Portal", "Portal", "Practice", "Readers", "Retention", "SaveCard", "SignIn", "SignIn", "SignIn:OpenId",
            "Simulator", "Stripe",
        ]);

    [Theory]
    [MemberData(nameof(TypedKeys))]
    public void Nonsense_is_told_by_its_key(string key)
    {
        foreach (var nonsense in new[] { "abc", "1,5", "99999999999999999999", "12:34:56:78:90" })
        {
            var configuration = new ConfigurationManager();
            configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, nonsense)]);
            var check = new SettingsCheck(configuration);
            using var services = new ServiceCollection().BuildServiceProvider();

            var sentence = Should.Throw<OptionsValidationException>(() => check.Demand(services)).Failures.ShouldHaveSingleItem();

            sentence.ShouldStartWith($"{key} is '{nonsense}'; it must be ");
        }
    }

    [Fact]
    public async Task All_that_is_mistyped_is_told_at_once()
    {
        var keys = Keys(type => type != typeof(string)).ToList();

        var output = await RefusedAsync([
            .. keys.Select(key => $"--{key}=abc"),
            "--Logging:LogLevel:Default=Loud",
            "--Portal:PublicUrl=nonsense",
            "--Customers:PhoneRegion=XX"
        ]);

        var lines = output.TrimEnd().Split('\n');
        keys.Where(key => !lines.Any(line => line.StartsWith($"{key} is 'abc'; ", StringComparison.Ordinal))).ShouldBeEmpty();
        lines.Length.ShouldBe(keys.Count + 3);
        output.ShouldContain("Logging:LogLevel:Default is 'Loud'; it must be Trace or Debug");
        output.ShouldContain("Portal:PublicUrl is 'nonsense'");
        output.ShouldContain("Customers:PhoneRegion is 'XX'");
    }

    [Fact]
    public async Task Numbers_below_zero_are_told_each_by_its_key()
    {
        var keys = Keys(type => type == typeof(int) || type == typeof(int?)).ToList();

        var output = await RefusedAsync([.. keys.Select(key => $"--{key}=-1")]);

        keys.Where(key => !output.Contains(key, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Absurdly_large_numbers_are_told_each_by_its_key()
    {
        var keys = Keys(type => type == typeof(int) || type == typeof(int?)).Except(Boundless, StringComparer.Ordinal).ToList();

        var output = await RefusedAsync([.. keys.Select(key => $"--{key}={int.MaxValue}")]);

        keys.Where(key => !output.Contains(key, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Simulator:WebhookAnswerLimit", "--Simulator:WebhookAnswerLimit=-00:00:01")]
    [InlineData("Simulator:IdempotencyKeyLifetime", "--Simulator:IdempotencyKeyLifetime=9999.00:00:00")]
    [InlineData("Simulator:WebhookRetryDelays:0", "--Simulator:WebhookRetryDelays:0=soon")]
    [InlineData("Simulator:Url", "--Simulator:Url=nonsense")]
    [InlineData("Portal:TimeZone", "--Portal:TimeZone=Mars")]
    [InlineData("Charges:TimeZone", "--Charges:TimeZone=Mars")]
    [InlineData(
        "Stripe:ApiKey",
        "--Stripe:ApiKey=sk_live_over_plain_http",
        "--Merchant:Name=Shop",
        "--Merchant:Contact=shop.example",
        "--Merchant:Address=1 rue X, Lyon")]
    [InlineData("Stripe:ApiBase", "--Stripe:ApiBase=localhost")]
    [InlineData("Stripe:WebhookSecret", "--Stripe:ApiKey=sk_test_x", "--Stripe:WebhookSecret=secret")]
    [InlineData("Mail:Security", "--Mail:Security=Foo")]
    [InlineData("Database:Provider", "--Database:Provider=Foo")]
    [InlineData("ConnectionStrings:Portal", "--Database:Provider=Postgres")]
    [InlineData("ConnectionStrings:Portal", "--ConnectionStrings:Portal=nonsense")]
    [InlineData("ConnectionStrings:Portal", "--ConnectionStrings:Portal=Data Source=/no/such/folder/portal.db")]
    [InlineData("ConnectionStrings:Portal", "--Database:Provider=Postgres", "--ConnectionStrings:Portal=nonsense")]
    [InlineData("ConnectionStrings:Portal", "--Database:Provider=Postgres", "--ConnectionStrings:Portal=Host=127.0.0.1;Port=abc")]
    [InlineData(
        "ConnectionStrings:Portal",
        "--Database:Provider=Postgres",
        "--ConnectionStrings:Portal=Host=127.0.0.1;Port=9;Timeout=2;Password=hidden")]
    [InlineData("urls", "--urls=nonsense")]
    [InlineData("urls", "--urls=http://127.0.0.1:99999")]
    [InlineData("urls", "--urls=ftp://127.0.0.1:5080")]
    [InlineData("urls", "--urls=http://127.0.0.1:5080/base")]
    [InlineData("urls", "--Kestrel:Endpoints:Shop:Url=nonsense")]
    [InlineData("urls", "--http_ports=abc")]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task What_no_kind_catches_is_told_too(string setting, params string[] arguments)
    {
        var output = await RefusedAsync(arguments);

        output.ShouldContain(setting);
        output.ShouldNotContain("hidden");
        output.TrimEnd().Split('\n').ShouldHaveSingleItem();
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Keys(Func<Type, bool> isWanted) =>
        from found in SettingsCheck.Sections
        from property in found.Options.GetProperties()
        where property.SetMethod is { IsPublic: true } && !property.PropertyType.IsInterface && isWanted(property.PropertyType)
        select $"{found.Section}:{property.Name}";

    private async Task<string> RefusedAsync(string[] arguments)
    {
        string[] usual = [$"--Simulator:Url=http://127.0.0.1:{FreePort.Take()}", $"--Portal:DataDirectory={_folder.FullName}"];
        var isListening = arguments.Any(argument => argument.Contains("urls", StringComparison.Ordinal)
            || argument.Contains("Kestrel", StringComparison.Ordinal) || argument.Contains("ports", StringComparison.Ordinal));
        var (output, exitCode) =
            await PortalProgram.RunAsync([.. isListening ? [] : new[] { "--urls=http://127.0.0.1:0" }, .. usual, .. arguments]);

        output.ShouldNotContain("   at ", Case.Sensitive, "A stack trace is nothing for an administrator.");
        exitCode.ShouldBe(2, output);
        return output;
    }
}
