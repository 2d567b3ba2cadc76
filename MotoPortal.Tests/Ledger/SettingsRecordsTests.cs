using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using MotoPortal.Ledger;

namespace MotoPortal.Tests.Ledger;

/// <summary>The ledger says with which settings the portal started, and no secret.</summary>
public sealed class SettingsRecordsTests
{
    [Fact]
    public async Task A_start_is_recorded_when_its_settings_differ_from_the_last_ones()
    {
        var host = await LedgerHost.StartAsync();
        var services = host.Get<IServiceProvider>();
        await services.RecordSettingsAsync(CancellationToken.None);
        await services.RecordSettingsAsync(CancellationToken.None);
        (await SettingsAsync(host)).Count.ShouldBe(1);

        host = await host.RestartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Retention:MailDays"] = "30" });
        await host.Get<IServiceProvider>().RecordSettingsAsync(CancellationToken.None);

        await using (host)
        {
            var recorded = await SettingsAsync(host);
            recorded.Count.ShouldBe(2);
            recorded[1].ShouldContain("""{"key":"Retention:MailDays","value":"30"}""");
        }
    }

    [Fact]
    public void No_secret_is_recorded()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Stripe:ApiKey"] = "rk_live_51NotARealKeyAtAll8Qx2",
            ["Stripe:WebhookSecret"] = "whsec_0123456789abcdef",
            ["Mail:Password"] = "correct horse",
            ["Mail:User"] = "portal@shop.example",
            ["Mail:Host"] = "smtp://portal:battery@mail.example",
            ["SignIn:OpenId:ClientSecret"] = "staple",
            ["DataProtection:CertificatePasswordFile"] = "/run/secrets/pin",
            ["ConnectionStrings:Portal"] = "Host=db;Password=horse",
            ["Kestrel:Certificates:Default:Password"] = "battery",
            ["PATH"] = "/usr/bin",
        }).Build();

        SettingsRecords.Of(configuration).Settings.Select(setting => $"{setting.Key} {setting.Value}").ShouldBe(
        [
            "ConnectionStrings:Portal (set)",
            "DataProtection:CertificatePasswordFile /run/secrets/pin",
            "Kestrel:Certificates:Default:Password (set)",
            "Mail:Host (set)",
            "Mail:Password (set)",
            "Mail:User portal@shop.example",
            "SignIn:OpenId:ClientSecret (set)",
            "Stripe:ApiKey rk_live_…8Qx2",
            "Stripe:WebhookSecret whsec_…cdef",
        ]);
    }

    private static async Task<List<string>> SettingsAsync(LedgerHost host)
    {
        await using var db = await host.ContextAsync();
        return await db.Set<LedgerEntry>().Where(entry => entry.Kind == "settings.seen").OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Payload!.Json).ToListAsync();
    }
}
