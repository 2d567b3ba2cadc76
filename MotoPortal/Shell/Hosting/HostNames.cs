using System.Net;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Shell.Hosting;

/// <summary>
/// The <c>Host</c> names that the portal answers to. In a DNS rebinding attack, a page of another site whose name resolves to this machine
/// sends its own name with a matching origin, so only the name shows that the request is foreign.
/// </summary>
internal sealed class HostNames
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    private readonly HashSet<string> _names = new(ThisMachine, StringComparer.OrdinalIgnoreCase);
    private readonly bool _isAnyName;
    private readonly bool _isAnyAddress;

    private HostNames(IEnumerable<string> names, bool isAnyName, bool isAnyAddress)
    {
        _names.UnionWith(names);
        _isAnyName = isAnyName;
        _isAnyAddress = isAnyAddress;
    }

    /// <summary>
    /// The names that the settings allow: the local machine, the host of <c>Portal:PublicUrl</c>, and <c>AllowedHosts</c>. With a Stripe
    /// key and neither setting, every name. In practice mode on a network also every literal IP address, which a rebinding page cannot use
    /// as its name.
    /// </summary>
    public static HostNames Of(ShellOptions options, PracticeOptions practice)
    {
        var isPractice = options.Mode is PortalMode.Practice;
        string[] own = Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) ? [url.Host] : [];
        string[] names = [.. own, .. options.AllowedHosts];
        return new HostNames(names, isAnyName: !isPractice && names.Length == 0, isAnyAddress: isPractice && practice.AllowNetwork);
    }

    /// <summary>Whether the portal answers to this host.</summary>
    public bool Contains(HostString host) =>
        _isAnyName
        || _names.Contains(host.Host)
        || _names.Any(name => IsBelow(host.Host, name))
        || (_isAnyAddress && IPAddress.TryParse(host.Host, out _));

    // As in ASP.NET Core's AllowedHosts, *.example.com means every name below example.com, but not example.com itself.
    private static bool IsBelow(string host, string pattern) =>
        pattern.StartsWith("*.", StringComparison.Ordinal)
        && host.Length > pattern.Length - 1
        && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase);
}
