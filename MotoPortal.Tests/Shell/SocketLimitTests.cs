using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

/// <summary>One person's open pages do not close the portal to the others.</summary>
public sealed class SocketLimitTests : IAsyncLifetime
{
    private PortalFactory _portal = null!;

    public Task InitializeAsync()
    {
        _portal = new PortalFactory(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Portal:SocketsPerPerson"] = "2",
            ["Portal:Sockets"] = "3",
        }).Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task A_person_has_so_many_sockets_and_another_person_has_their_own()
    {
        using var camille = new Browserless(_portal);
        await camille.PractiseAsAsync("camille@practice.example");
        using var sam = new Browserless(_portal);
        await sam.PractiseAsAsync("sam@practice.example");

        using var first = await OpenAsync(camille);
        using var second = await OpenAsync(camille);
        await ShouldBeRefusedAsync(camille);
        await ShouldBeRefusedAsync(camille);

        using var other = await OpenAsync(sam);
        await ShouldBeRefusedAsync(sam);

        first.Abort();
        await WaitUntil.TrueAsync(async () =>
        {
            using var socket = new ClientWebSocket();
            return await TryAsync(socket, camille) is HttpStatusCode.SwitchingProtocols;
        });
        _portal.Log.Lines.Count(line => line.Event.Id == 1410).ShouldBe(1);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_circuit_is_not_to_be_had_without_a_socket(string method)
    {
        using var camille = new Browserless(_portal);
        await camille.PractiseAsAsync("camille@practice.example");
        using var negotiation = new HttpRequestMessage(
            HttpMethod.Post, new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative));
        var offered = await (await camille.SendAsync(negotiation)).Content.ReadAsStringAsync();
        var token = JsonDocument.Parse(offered).RootElement.GetProperty("connectionToken").GetString();

        using var polling = new HttpRequestMessage(HttpMethod.Parse(method), new Uri($"/_blazor?id={token}", UriKind.Relative));
        (await camille.SendAsync(polling)).StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
    }

    private async Task<ClientWebSocket> OpenAsync(Browserless person)
    {
        var socket = new ClientWebSocket();
        (await TryAsync(socket, person)).ShouldBe(HttpStatusCode.SwitchingProtocols);
        return socket;
    }

    private async Task ShouldBeRefusedAsync(Browserless person)
    {
        using var socket = new ClientWebSocket();
        (await TryAsync(socket, person)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private async Task<HttpStatusCode> TryAsync(ClientWebSocket socket, Browserless person)
    {
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.Cookies = new CookieContainer();
        socket.Options.Cookies.Add(person.Cookies);
        try
        {
            await socket.ConnectAsync(new UriBuilder(_portal.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status below says what became of it.
        }

        return socket.HttpStatusCode;
    }
}
