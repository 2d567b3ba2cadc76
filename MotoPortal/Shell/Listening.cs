namespace MotoPortal.Shell;

/// <summary>How the portal listens.</summary>
internal static class Listening
{
    // Room for a webhook (256 KiB) and for a form; nothing that people send here is larger.
    private const long LargestRequestBytes = 1024 * 1024;

    /// <summary>Listens on the loopback address when no setting says where, tells nobody what serves, and takes no large bodies.</summary>
    public static void ListenSafely(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequestBytes;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 500;
        });

        // Running from source outside Development, the assets are found by the build's manifest; published, there is none.
        builder.WebHost.UseStaticWebAssets();

        var settings = builder.Configuration;
        string[] said = ["urls", "http_ports", "https_ports"];
        if (said.All(key => string.IsNullOrEmpty(settings[key])) && !settings.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(PortalAddress.Default);
        }
    }
}
