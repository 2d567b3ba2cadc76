using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Passkeys;

/// <summary>
/// The address at which passkeys work. A browser binds a passkey to a domain name, and uses it over HTTPS or on <c>localhost</c> only
/// (https://www.w3.org/TR/webauthn-3/#rp-id). It comes from <c>Portal:PublicUrl</c> and not from the request, whose host a foreign page
/// could choose; without that setting it is <c>localhost</c> on the ports that the server listens on.
/// </summary>
internal sealed class PasskeyAddress(IOptions<ShellOptions> shell, IServer server)
{
    private const string ThisMachine = "localhost";

    private readonly Uri? _public = Uri.TryCreate(shell.Value.PublicUrl, UriKind.Absolute, out var url) ? url : null;

    /// <summary>The domain to which passkeys are bound; null when the address has no name, or no HTTPS.</summary>
    public string? Domain =>
        _public is null || _public.IsLoopback ? ThisMachine
        : _public is { HostNameType: UriHostNameType.Dns, Scheme: "https" } ? _public.IdnHost
        : null;

    /// <summary>The address at which a person opens the portal to use a passkey; null when there is none.</summary>
    public string? Origin => Origins.FirstOrDefault();

    private IEnumerable<string> Origins =>
        Domain is not { } domain ? []
        : _public is not null ? [OriginOf(_public.Scheme, domain, _public.Port)]
        : (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            .Select(BindingAddress.Parse)
            .Select(bound => OriginOf(bound.Scheme, domain, bound.Port));

    /// <summary>Whether a passkey's answer that was made for this origin is taken.</summary>
    public bool Takes(string origin) => Origins.Contains(origin, StringComparer.Ordinal);

    /// <summary>Whether a page at this address can use passkeys.</summary>
    public bool IsAt(string page) =>
        Uri.TryCreate(page, UriKind.Absolute, out var address) && Takes(address.GetLeftPart(UriPartial.Authority));

    // As browsers write an origin: without the port that the scheme stands for.
    private static string OriginOf(string scheme, string host, int port) =>
        new UriBuilder(scheme, host, port).Uri.GetLeftPart(UriPartial.Authority);
}
