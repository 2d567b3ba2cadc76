using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace MotoPortal.Shell;

/// <summary>How the portal listens.</summary>
internal static class KestrelSetup
{
    // Room for a webhook (256 KiB) and for a form; nothing that people send here is larger.
    private const long LargestRequestBytes = 1024 * 1024;

    /// <summary>
    /// Listens on the loopback address when no setting says where, in practice mode on no other; tells nobody what serves, and takes no
    /// large bodies.
    /// </summary>
    public static WebApplicationBuilder ListenSafely(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequestBytes;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 500;

            // Kestrel runs this over every endpoint before it binds one, whichever setting named it: urls, http_ports, Kestrel:Endpoints or
            // code. The options are read there and not before: what is wrong with them is told together with everything else.
            kestrel.ConfigureEndpointDefaults(DemandThisMachineInPractice);
        });

        // Running from source outside Development, the assets are found by the build's manifest; published, there is none.
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

        // A socket or a pipe of the file system is of this machine.
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
