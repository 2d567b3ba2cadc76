using System.Net;

namespace MotoPortal.Accounts.Persons;

/// <summary>Where a session began, as far as its request tells.</summary>
/// <param name="Address">The network address; null when it is not known.</param>
/// <param name="Browser">The browser and its system in plain words, such as <c>Firefox, Windows</c>; null when it is not known.</param>
internal sealed record SessionPlace(IPAddress? Address, string? Browser)
{
    /// <summary>The greatest length of <see cref="Browser"/>.</summary>
    public const int LongestBrowser = 40;

    // The first name found counts: other browsers name Chrome and Safari too, and Chrome names Safari.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
            ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"),
            ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>The place of a request.</summary>
    /// <param name="address">The network address of the request.</param>
    /// <param name="userAgent">The request's User-Agent header. Of it only known names are kept, because it can hold anything.</param>
    public static SessionPlace Of(IPAddress? address, string? userAgent)
    {
        var names = new[] { NameIn(Browsers, userAgent), NameIn(Systems, userAgent) }.OfType<string>();
        var browser = string.Join(", ", names);
        return new SessionPlace(
            address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address, browser.Length > 0 ? browser : null);
    }

    private static string? NameIn((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(one => userAgent?.Contains(one.Sign, StringComparison.Ordinal) is true).Name;
}
