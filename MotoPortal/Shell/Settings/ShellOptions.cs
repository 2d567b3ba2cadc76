using System.Net;
using Microsoft.Extensions.Options;

namespace MotoPortal.Shell.Settings;

/// <summary>The settings that every page uses. Sections <c>Portal</c> and <c>Stripe</c>.</summary>
internal sealed class ShellOptions
{
    /// <summary>Which Stripe the portal talks to, from the prefix of <c>Stripe:ApiKey</c>.</summary>
    public PortalMode Mode { get; set; }

    /// <summary>An origin whose pages may be framed by the portal's (the on-screen reader); null for none.</summary>
    public string? FrameSource { get; set; }

    /// <summary>Whether people reach the portal by HTTPS, directly or through a proxy named by <c>Portal:PublicUrl</c>.</summary>
    public bool Https { get; set; }

    /// <summary>The address at which people open the portal behind a proxy; null without a proxy.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Further names that the portal answers to, from <c>AllowedHosts</c>, separated by semicolons. A lone * adds none.</summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    /// <summary>
    /// The addresses and networks (<c>10.0.0.0/8</c>) of the proxies whose <c>X-Forwarded-*</c> headers count, from <c>Portal:Proxies</c>,
    /// beside this machine's own.
    /// </summary>
    public IReadOnlyList<string> Proxies { get; set; } = [];

    /// <summary>Reads the settings.</summary>
    public void Bind(IConfiguration configuration)
    {
        Proxies = ProxiesOf(configuration);
        Mode = ModeOf(configuration["Stripe:ApiKey"]);
        Https = IsHttps(configuration);
        PublicUrl = configuration["Portal:PublicUrl"] is { Length: > 0 } publicUrl ? publicUrl : null;
        AllowedHosts =
        [
            .. (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(name => name is not "*"),
        ];
        FrameSource = Mode is PortalMode.Practice
            ? configuration["Stripe:ApiBase"] ?? configuration["Simulator:Url"] ?? "http://127.0.0.1:12111"
            : null;
    }

    /// <summary>Whether the configured addresses use HTTPS, so that cookies can be marked secure before the first request.</summary>
    public static bool IsHttps(IConfiguration configuration) =>
        configuration["Portal:PublicUrl"] is { Length: > 0 } publicUrl
            ? publicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            : (configuration["urls"] ?? "").Contains("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The setting <c>Portal:Proxies</c>, divided by semicolons.</summary>
    public static IReadOnlyList<string> ProxiesOf(IConfiguration configuration) => (configuration["Portal:Proxies"] ?? "")
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Prefixes of Stripe's keys: https://docs.stripe.com/keys
    private static PortalMode ModeOf(string? apiKey) => apiKey switch
    {
        null or "" => PortalMode.Practice,
        _ when apiKey.StartsWith("sk_live_", StringComparison.Ordinal) || apiKey.StartsWith("rk_live_", StringComparison.Ordinal) =>
            PortalMode.Live,
        _ => PortalMode.Sandbox,
    };

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<ShellOptions>
    {
        public ValidateOptionsResult Validate(string? name, ShellOptions options)
        {
            if (options.PublicUrl is not null
                && !(Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https" }))
            {
                return ValidateOptionsResult.Fail(
                    $"Portal:PublicUrl is '{options.PublicUrl}'; write the whole address, such as https://portal.example.");
            }

            if (options.Proxies.FirstOrDefault(IsNoAddress) is { } proxy)
            {
                return ValidateOptionsResult.Fail(
                    $"Portal:Proxies has '{proxy}'; write addresses such as 10.0.0.5 or networks such as 10.0.0.0/24, divided by semicolons.");
            }

            return options is { Mode: PortalMode.Live, Https: false }
                ? ValidateOptionsResult.Fail(
                    "Stripe:ApiKey is a live key, which needs HTTPS; set ASPNETCORE_URLS to an https address, or Portal:PublicUrl when a proxy does HTTPS.")
                : ValidateOptionsResult.Success;
        }

        private static bool IsNoAddress(string proxy) => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _);
    }
}
