using System.Net;

namespace MotoPortal.Shell;

/// <summary>
/// Which names, in the <c>Host</c> header, the portal answers to. A page of another site whose name is pointed at this machine (DNS
/// rebinding) sends its own name, with an origin that fits: the name is all that gives it away.
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
    /// The names that the settings allow: this machine's own, that of <c>Portal:PublicUrl</c>, and those that <c>AllowedHosts</c> lists.
    /// With a Stripe key and neither of the two, every name. In practice mode on a network, every bare IP address as well, which no
    /// foreign page can have for a name.
    /// </summary>
    public static HostNames Of(ShellOptions options, PracticeOptions practice)
    {
        var isPractice = options.Mode is PortalMode.Practice;
        string[] own = Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) ? [url.Host] : [];
        string[] names = [.. own, .. options.AllowedHosts];
        return new HostNames(names, isAnyName: !isPractice && names.Length == 0, isAnyAddress: isPractice && practice.AllowNetwork);
    }

    /// <summary>Whether the portal answers to this name.</summary>
    public bool Contains(HostString host) =>
        _isAnyName
        || _names.Contains(host.Host)
        || _names.Any(name => IsBelow(host.Host, name))
        || (_isAnyAddress && IPAddress.TryParse(host.Host, out _));

    // As ASP.NET Core's own AllowedHosts has it: *.example.com means every name below example.com, and not that name itself.
    private static bool IsBelow(string host, string pattern) =>
        pattern.StartsWith("*.", StringComparison.Ordinal)
        && host.Length > pattern.Length - 1
        && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase);
}
