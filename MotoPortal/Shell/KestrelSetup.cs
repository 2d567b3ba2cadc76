using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Shell;

/// <summary>Sets up where Kestrel listens and its limits.</summary>
internal static class KestrelSetup
{
    // The largest expected bodies are webhooks (256 KiB) and forms.
    private const long LargestRequestBytes = 1024 * 1024;

    /// <summary>
    /// Listens on the loopback address when no setting names one, and in practice mode on no other address; removes the <c>Server</c>
    /// header and limits the size of bodies.
    /// </summary>
    public static WebApplicationBuilder ListenSafely(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequestBytes;

            // SocketLimit counts them and says why it refuses one; Kestrel's own limit would close the connection without a word.
            kestrel.Limits.MaxConcurrentUpgradedConnections = null;

            // Kestrel runs this for every endpoint before it binds one, whichever setting declared it: urls, http_ports, Kestrel:Endpoints
            // or code. The options are read here and not before, so that errors in them are reported together with all others.
            kestrel.ConfigureEndpointDefaults(DemandThisMachineInPractice);
        });

        // Run from source outside Development, the assets are found by the build's manifest; a published program has no manifest.
        builder.WebHost.UseStaticWebAssets();

        var settings = builder.Configuration;
        string[] said = ["urls", "http_ports", "https_ports"];
        if (said.All(key => string.IsNullOrEmpty(settings[key])) && !settings.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(PortalAddress.Default);
        }

        return builder;
    }

    private static void DemandThisMachineInPractice(ListenOptions endpoint)
    {
        var services = endpoint.ApplicationServices;
        var isPractice = services.GetRequiredService<IOptions<ShellOptions>>().Value.Mode is PortalMode.Practice;

        // A Unix socket or a named pipe is local to this machine.
        var isHere = endpoint.SocketPath is not null || endpoint.PipeName is not null
            || (endpoint.IPEndPoint is { } at && IPAddress.IsLoopback(at.Address));
        if (isPractice && !isHere && !services.GetRequiredService<IOptions<PracticeOptions>>().Value.AllowNetwork)
        {
            throw new OptionsValidationException(
                "urls",
                typeof(PracticeOptions),
                [
                    $"urls: the portal would listen on {endpoint}, which the network reaches, and without Stripe:ApiKey it is in practice mode, "
                    + $"where every visitor may be the administrator. Listen on {PortalAddress.Default}, set Stripe:ApiKey, or set "
                    + "Practice:AllowNetwork=true to let everybody on the network in.",
                ]);
        }
    }
}
