using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SignedForms;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.SignedForms;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data;

/// <summary>The keys of cookies and signed forms in a real database file, before and after there is a Stripe key.</summary>
[Trait(Categories.Name, Categories.Process)]
public sealed class KeyRingTests : IDisposable
{
    private const string Password = "correct horse battery 7";

    private static readonly Actor Clerk = Actor.OfPerson("clerk-1", "Camille D.", "Clerk");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");

    [Fact]
    public async Task Keys_that_lay_in_clear_are_wrapped_and_revoked_and_signed_forms_still_open()
    {
        SignedFormView kept;
        string session;
        await using (var before = new PortalFactory(dataDirectory: _folder.FullName).Start())
        {
            kept = await KeepAsync(before);
            session = Protector(before).Protect("a session");
        }

        Rings().ShouldContain(ring => ring.Contains("<value>", StringComparison.Ordinal));

        await using (var portal = new PortalFactory(SetupTests.WithAKey, _folder.FullName).Start())
        {
            Rings().ShouldAllBe(ring => !ring.Contains("<value>", StringComparison.Ordinal));
            await OpensAsync(portal, kept);
            Should.Throw<CryptographicException>(() => Protector(portal).Unprotect(session));
            (await new HttpClient { BaseAddress = portal.Address }.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative)))
                .ShouldContain("Sign in");
            portal.Log.Lines.Where(line => line.Event.Id == 1120).ShouldHaveSingleItem();
            session = Protector(portal).Protect("a session");
        }

        await using (var again = new PortalFactory(SetupTests.WithAKey, _folder.FullName).Start())
        {
            await OpensAsync(again, kept);
            Protector(again).Unprotect(session).ShouldBe("a session");
            again.Log.Lines.ShouldNotContain(line => line.Event.Id == 1120);
            Rings().ShouldAllBe(ring => !ring.Contains("<value>", StringComparison.Ordinal));
        }

        await using (var practice = new PortalFactory(dataDirectory: _folder.FullName).Start())
        {
            await OpensAsync(practice, kept);
        }
    }

    [Fact]
    public async Task A_session_ends_once_and_the_person_signs_in_again()
    {
        AuthenticatorApp app;
        await using (var portal = new PortalFactory(SetupTests.WithAKey, _folder.FullName).Start())
        {
            using var browser = new Browserless(portal);
            var code = portal.Services.GetRequiredService<SetupCode>().Issue();
            await browser.SubmitAsync(
                "/account/setup", "setup", ("Code", code), ("Name", "Ada"), ("Email", "ada@shop.example"), ("Password", Password));
            (app, _) = await SecondFactorTests.EnrolAsync(browser);
            (await browser.GetAsync("/")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        await using (var portal = new PortalFactory(SetupTests.WithAKey, _folder.FullName).Start())
        {
            using var browser = new Browserless(portal);
            await browser.SignInAsync("ada@shop.example", Password);
            await browser.SubmitAsync("/account/second-step", "second-step", ("Code", app.NextCode()));
            (await browser.GetAsync("/")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_copy_of_the_database_without_the_wrapping_key_does_not_start_and_says_what_is_missing()
    {
        await using (var portal = new PortalFactory(SetupTests.WithAKey, _folder.FullName).Start())
        {
            Protector(portal).Protect("a session");
        }

        Directory.Delete(Path.Combine(_folder.FullName, "keys"), recursive: true);
        var (output, exitCode) = await PortalProcess.RunAsync(
            "--urls=http://127.0.0.1:0",
            "--Stripe:ApiKey=sk_test_nobody",
            "--Stripe:ApiBase=http://127.0.0.1:9",
            $"--Portal:DataDirectory={_folder.FullName}");

        output.ShouldStartWith("DataProtection:KeyDirectory: ");
        output.TrimEnd().Split('\n').ShouldHaveSingleItem();
        exitCode.ShouldBe(2);
    }

    [Fact]
    public async Task The_operators_certificate_wraps_instead_and_what_the_own_key_wrapped_still_opens()
    {
        SignedFormView kept;
        await using (var own = new PortalFactory(SetupTests.WithAKey, _folder.FullName).Start())
        {
            kept = await KeepAsync(own);
        }

        var settings = new Dictionary<string, string?>(SetupTests.WithAKey, StringComparer.Ordinal)
        {
            ["DataProtection:CertificateFile"] = Certificate("secret"),
            ["DataProtection:CertificatePasswordFile"] = Path.Combine(_folder.FullName, "password"),
        };
        await File.WriteAllTextAsync(settings["DataProtection:CertificatePasswordFile"]!, "secret\n");

        await using var portal = new PortalFactory(settings, _folder.FullName).Start();
        portal.Services.GetRequiredService<IKeyManager>()
            .CreateNewKey(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(90));

        await OpensAsync(portal, kept);
        Rings().ShouldAllBe(ring => !ring.Contains("<value>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_named()
    {
        var file = Certificate("secret");

        var (output, exitCode) = await PortalProcess.RunAsync(
            "--urls=http://127.0.0.1:0",
            "--Stripe:ApiKey=sk_test_nobody",
            $"--Portal:DataDirectory={_folder.FullName}",
            $"--DataProtection:CertificateFile={file}");

        output.ShouldStartWith($"DataProtection:CertificateFile: '{file}'");
        output.TrimEnd().Split('\n').ShouldHaveSingleItem();
        exitCode.ShouldBe(2);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static IDataProtector Protector(PortalFactory portal) =>
        portal.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static async Task<SignedFormView> KeepAsync(PortalFactory portal)
    {
        using var content = new MemoryStream(SampleFiles.Png());
        var setup = CardSetupId.Create(TimeProvider.System.GetUtcNow());
        return (await portal.Services.GetRequiredService<SignedFormVault>()
            .KeepAsync(content, "form.png", setup, Clerk, CancellationToken.None)).ShouldBeOfType<KeepOutcome.Kept>().Form;
    }

    private static async Task OpensAsync(PortalFactory portal, SignedFormView kept)
    {
        var opened = await portal.Services.GetRequiredService<SignedFormVault>().OpenAsync(kept.Id, Clerk, CancellationToken.None);
        Convert.ToHexStringLower(SHA256.HashData(opened.ShouldBeOfType<OpenOutcome.Opened>().Content)).ShouldBe(kept.Sha256);
    }

    private string Certificate(string password)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=shop", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now, now.AddDays(1));
        var path = Path.Combine(_folder.FullName, "shop.pfx");
        File.WriteAllBytes(path, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password));
        return path;
    }

    private List<string> Rings()
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "portal.db")};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = "SELECT Xml FROM data_protection_keys";
        using var reader = command.ExecuteReader();
        List<string> rings = [];
        while (reader.Read())
        {
            rings.Add(reader.GetString(0));
        }

        return rings;
    }
}
