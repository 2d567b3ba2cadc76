using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.OpenId;
using MotoPortal.Accounts.Settings;

namespace MotoPortal.Tests.Accounts;

/// <summary>The settings of single sign-on, and what they make of a token's claims.</summary>
public sealed class OpenIdSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");

    [Theory]
    [InlineData("http://login.example/")]
    [InlineData("login.example")]
    [InlineData("https://login.example/?tenant=1")]
    [InlineData("https://login.microsoftonline.com/common/v2.0")]
    public void An_issuer_without_https_or_of_every_organisation_is_refused(string authority) =>
        Sentence(options => options.Authority = authority).ShouldStartWith($"SignIn:OpenId:Authority is '{authority}'");

    [Theory]
    [InlineData("https://login.example/realms/shop")]
    [InlineData("http://localhost:8080/realms/shop")]
    public void An_issuer_with_https_or_on_this_machine_is_taken(string authority) =>
        Problems(options => options.Authority = authority).ShouldBeEmpty();

    [Fact]
    public void A_secret_that_other_accounts_can_read_is_refused()
    {
        var open = FileWith("secret", UnixFileMode.UserRead | UnixFileMode.GroupRead);

        Sentence(options => options.ClientSecretFile = open).ShouldStartWith("SignIn:OpenId:ClientSecretFile: other accounts can read");
    }

    [Fact]
    public void A_missing_or_empty_file_or_a_secret_on_the_command_line_is_refused()
    {
        Sentence(options => options.ClientSecretFile = "/no/such/file").ShouldContain("cannot be read");
        Sentence(options => options.ClientSecretFile = FileWith("", UnixFileMode.UserRead)).ShouldContain("is empty");
        Sentence(options => (options.ClientSecretFile, options.ClientSecret) = (null, "shown"), "--SignIn:OpenId:ClientSecret=shown")
            .ShouldStartWith("SignIn:OpenId:ClientSecret stands where others can read it");
        Sentence(options => options.ClientSecretFile = null).ShouldContain("ClientSecretFile is missing");
    }

    [Fact]
    public void Without_any_value_for_a_role_or_without_an_id_the_start_is_refused()
    {
        Sentence(options => options.AdminValues = []).ShouldContain("nobody gets a role");
        Sentence(options => options.ClientId = " ").ShouldStartWith("SignIn:OpenId:ClientId is missing");
    }

    [Fact]
    public void Passwords_cannot_be_closed_without_an_issuer() =>
        new OpenIdValidation(new ConfigurationBuilder().Build(), Options.Create(new PasswordSignInOptions { Passwords = false }))
            .Validate(null, new OpenIdOptions()).Failures!.ShouldHaveSingleItem().ShouldStartWith("SignIn:Passwords is false");

    [Theory]
    [InlineData("amr", "mfa", true)]
    [InlineData("amr", "otp", true)]
    [InlineData("amr", "hwk", true)]
    [InlineData("amr", "pwd", false)]
    [InlineData("acr", "gold", true)]
    [InlineData("acr", "mfa", false)]
    public void The_issuers_second_factor_counts_by_its_methods_and_by_the_contexts_that_are_set(string claim, string value, bool counts) =>
        Read([new Claim(claim, value)], options => options.SecondFactorContexts = ["gold"]).HasSecondFactor.ShouldBe(counts);

    [Theory]
    [InlineData("true", false, true)]
    [InlineData("false", true, false)]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    public void An_address_counts_when_the_issuer_says_so_or_by_the_setting_when_it_says_nothing(string? said, bool setting, bool counts)
    {
        Claim[] claims = [new("email", "ada@shop.example"), .. said is null ? Array.Empty<Claim>() : [new("email_verified", said)]];

        Read(claims, options => options.EmailsAreVerified = setting).Email.ShouldBe(counts ? "ada@shop.example" : null);
    }

    [Fact]
    public void A_name_that_holds_a_card_number_is_not_taken() =>
        Read([new("name", "4242 4242 4242 4242"), new("email", "ada@shop.example"), new("email_verified", "true")], _ => { })
            .Name.ShouldBe("ada");

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static ClaimedPerson Read(Claim[] claims, Action<OpenIdOptions> set)
    {
        var options = new OpenIdOptions();
        set(options);
        var identity = new ClaimsIdentity([new("iss", "https://login.example"), new("sub", "1"), .. claims]);
        return OpenIdClaims.Read(new ClaimsPrincipal(identity), options).ShouldNotBeNull();
    }

    private string Sentence(Action<OpenIdOptions> set, params string[] arguments) => Problems(set, arguments).ShouldHaveSingleItem();

    private IReadOnlyList<string> Problems(Action<OpenIdOptions> set, params string[] arguments)
    {
        var options = new OpenIdOptions
        {
            Authority = "https://login.example",
            ClientId = "portal",
            ClientSecretFile = FileWith("secret", UnixFileMode.UserRead),
            AdminValues = ["admins"],
        };
        set(options);
        var configuration = new ConfigurationBuilder().AddCommandLine(arguments).Build();
        return [.. new OpenIdValidation(configuration, Options.Create(new PasswordSignInOptions())).Validate(null, options).Failures ?? []];
    }

    private string FileWith(string text, UnixFileMode mode)
    {
        var path = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return path;
    }
}
