using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace MotoPortal.Shell;

/// <summary>How the portal listens.</summary>
internal static class Listening
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
        });

        // Kestrel runs this over every endpoint before it binds one, whichever setting named it: urls, http_ports, Kestrel:Endpoints or
        // code.
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<ShellOptions>, IOptions<PracticeOptions>>(
            (kestrel, shell, practice) =>
            {
                if (shell.Value.Mode is PortalMode.Practice && !practice.Value.AllowNetwork)
                {
                    kestrel.ConfigureEndpointDefaults(DemandThisMachine);
                }
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

    private static void DemandThisMachine(ListenOptions endpoint)
    {
        // A socket or a pipe of the file system is of this machine.
        var isLoopback = endpoint.IPEndPoint is { } at && IPAddress.IsLoopback(at.Address);
        if (endpoint.SocketPath is null && endpoint.PipeName is null && !isLoopback)
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
