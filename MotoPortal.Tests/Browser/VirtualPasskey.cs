using Microsoft.Playwright;

namespace MotoPortal.Tests.Browser;

/// <summary>
/// An authenticator that Chromium plays for one page (https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/): it makes and uses
/// passkeys, and verifies its person without asking.
/// </summary>
internal sealed class VirtualPasskey
{
    private readonly ICDPSession _devTools;
    private readonly string _id;

    private VirtualPasskey(ICDPSession devTools, string id)
    {
        _devTools = devTools;
        _id = id;
    }

    /// <summary>Gives the page an authenticator.</summary>
    public static async Task<VirtualPasskey> AddAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        var added = await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new VirtualPasskey(devTools, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether it verifies its person.</summary>
    public Task VerifiesAsync(bool verifies) => SendAsync("setUserVerified", ("isUserVerified", verifies));

    private async Task SendAsync(string method, params (string Name, object Value)[] values)
    {
        var all = new Dictionary<string, object>(StringComparer.Ordinal) { ["authenticatorId"] = _id };
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        await _devTools.SendAsync($"WebAuthn.{method}", all);
    }
}
