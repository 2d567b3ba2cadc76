using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Settings;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Expiry;
using MotoPortal.Data;
using MotoPortal.Gateway.Objects;
using MotoPortal.Mail;
using MotoPortal.Mail.Messages;
using MotoPortal.PersonalData;
using MotoPortal.Privacy.Processing;
using MotoPortal.Shell.Settings;
using MotoPortal.Terms.Versions;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Privacy.Processing;

/// <summary>The record of processing activities, compared with the settings, the kinds of consent and the tables.</summary>
public sealed class ProcessingTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_kind_of_consent_stands_in_it_with_the_basis_that_the_kind_has(string language)
    {
        await using var screen = Screen(language);

        var purposes = Part(screen, "purposes");

        foreach (var kind in Enum.GetValues<ConsentKind>())
        {
            var basis = KindRules.BasisOf(kind) is LegalBasis.Consent ? ("6(1)(a)", "point a)") : ("6(1)(b)", "point b)");
            purposes.Single(row => row.Term == ConsentText.Of(kind)).Text.ShouldContain(language is "en" ? basis.Item1 : basis.Item2);
        }
    }

    [Fact]
    public async Task Every_rule_of_retention_stands_in_it_with_its_setting_and_its_time()
    {
        await using var screen = Screen();
        var rules = practice.Portal.Services.GetServices<IRetentionRule>().ToList();

        var retention = Part(screen, "retention");

        // The window for disputes deletes nothing by itself: an erasure may wait for it.
        rules.Select(rule => rule.Setting).Append($"Retention:{nameof(RetentionOptions.DisputeWindowDays)}").ShouldBe(
            typeof(RetentionOptions).GetProperties().Where(property => property.CanWrite).Select(property => $"Retention:{property.Name}"),
            ignoreOrder: true);
        foreach (var rule in rules)
        {
            retention.Single(row => row.Setting == rule.Setting).Text.ShouldContain(rule.Keeps.ToString(CultureInfo.InvariantCulture));
        }

        retention.Single(row => row.Setting == "Consents:DetachExpiredAfterDays").Text.ShouldContain("has expired");
    }

    [Fact]
    public async Task Every_recipient_stands_in_it()
    {
        await using var screen = Screen(settings: rooms => rooms
            .AddSingleton(Options.Create(new StripeOptions { ApiKey = "sk_live_0000", ApiBase = "https://stripe.example" }))
            .AddSingleton(Options.Create(new MailOptions { Host = "mail.shop.example", Security = "Tls" })));

        var recipients = Part(screen, "recipients");

        recipients.Select(row => row.Term)
            .ShouldBe(["Stripe", "Card networks", "Banks that issued the cards", "Mail server", "Nobody else"]);
        recipients[0].Text.ShouldStartWith("Live account.");
        recipients[0].Text.ShouldContain("https://stripe.example");
        recipients[3].Text.ShouldContain("mail.shop.example");
        Part(screen, "transfers").Select(row => row.Term).ShouldBe(["Stripe", "Mail server"]);
        Part(screen, "measures").ShouldContain(
            row => row.Term == "Connection to the mail server" && row.Text.Contains("(TLS)", StringComparison.Ordinal));
        string.Concat(recipients).ShouldNotContain("no real card");
    }

    [Fact]
    public async Task In_practice_it_says_that_nothing_leaves()
    {
        await using var screen = Screen();

        var recipients = Part(screen, "recipients");

        recipients[0].Text.ShouldStartWith("No account");
        recipients[1].Text.ShouldContain("there is no real card");
        recipients[3].Text.ShouldBe("None is set. No e-mail leaves this portal.");
        Part(screen, "transfers").ShouldHaveSingleItem().Text.ShouldBe("None.");
    }

    [Fact]
    public async Task Another_setting_makes_another_record()
    {
        await using var screen = Screen(settings: rooms => rooms
            .AddSingleton(Options.Create(new MerchantOptions
            {
                Name = "Fleurs & Fils",
                Address =
                "1 quai des Tests, Lille",
                PrivacyContact = "dpo@fleurs.example",
                Authority = "APD, Bruxelles"
            }))
            .AddSingleton(Options.Create(new ExpiryOptions { DetachExpiredAfterDays = 7 }))
            .AddSingleton<IRetentionRule>(new MailsRule(Options.Create(new RetentionOptions { MailDays = 123 }), new ErasureHolds([]))));

        Part(screen, "controller").Select(row => row.Text)
            .ShouldBe(["Fleurs & Fils", "1 quai des Tests, Lille", "FR", "+33 4 00 00 00 00", "dpo@fleurs.example", "APD, Bruxelles"]);
        Part(screen, "retention").ShouldContain(
            row => row.Setting == "Retention:MailDays" && row.Text.Contains("123 days", StringComparison.Ordinal));
        Part(screen, "retention").ShouldContain(row => row.Text.Contains("7 days after it expired", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sign_in_rules_are_those_that_are_in_force()
    {
        await using var screen = Screen();

        Part(screen, "measures").Single(row => row.Term == "Signing in").Text.ShouldBe(
            "Passwords of at least 15 characters with a letter and a digit, kept as a slow hash. 5 wrong tries lock the account for 30 minutes. "
            + "A session ends after 10 hours; whoever is sent away is out within 15 seconds.");
    }

    [Fact]
    public async Task Every_kind_of_data_that_a_table_holds_stands_in_it()
    {
        await using var screen = Screen();
        var held = practice.Portal.Services.GetServices<IPersonalData>().SelectMany(room => room.Tables.Values).Distinct();

        Part(screen, "data").Count.ShouldBe(held.Count());
    }

    [Theory]
    [InlineData("camille", false)]
    [InlineData("sam", false)]
    [InlineData("audrey", false)]
    [InlineData("alex", true)]
    public async Task Only_an_administrator_reads_it(string who, bool reads)
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync($"{who}@practice.example");

        var answer = await browser.GetAsync("/privacy/processing");

        if (reads)
        {
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Retention:MailDays");
        }
        else
        {
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        }
    }

    /// <summary>The rows of one section of the page.</summary>
    private static List<ProcessingRow> Part(ScreenContext screen, string id) =>
        [.. screen.Render<ProcessingPage>().FindAll($"section[aria-labelledby={id}] dl > div").Select(row => new ProcessingRow(
            ScreenContext.Words(row.QuerySelector("dt")!),
            ScreenContext.Words(row.QuerySelector(".text")!),
            row.QuerySelector("code")?.TextContent))];

    // Settings that a test does not set are those of the running portal.
    private ScreenContext Screen(string language =
        "en", Action<IServiceCollection>? settings = null) => new(language, [Policies.Administer], rooms =>
    {
        Share<IOptions<MerchantOptions>>(rooms);
        Share<IOptions<ExpiryOptions>>(rooms);
        Share<IOptions<StripeOptions>>(rooms);
        Share<IOptions<MailOptions>>(rooms);
        Share<IOptions<AccountsOptions>>(rooms);
        Share<IOptions<IdentityOptions>>(rooms);
        Share<IOptions<ShellOptions>>(rooms);
        Share<IOptions<DatabaseOptions>>(rooms);
        rooms.AddSingleton<ProcessingRecipients>().AddSingleton<ProcessingMeasures>().AddSingleton<ProcessingRecord>();
        settings?.Invoke(rooms);
        if (rooms.All(room => room.ServiceType != typeof(IRetentionRule)))
        {
            foreach (var rule in practice.Portal.Services.GetServices<IRetentionRule>())
            {
                rooms.AddSingleton(rule);
            }
        }
    });

    private void Share<T>(IServiceCollection rooms)
        where T : class => rooms.AddSingleton(practice.Portal.Services.GetRequiredService<T>());
}
