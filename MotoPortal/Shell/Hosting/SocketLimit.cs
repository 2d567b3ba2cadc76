using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Shell.Hosting;

/// <summary>
/// Limits the sockets of open pages: per person, per address for a visitor who has not signed in, and of all together, so that one person
/// cannot close the portal to the others. Refuses with 429 and says once a minute in the log that a limit was reached. Pages connect by
/// socket only: SignalR's other transports would hold circuits that are no sockets, and are answered 426 (RFC 9110, section 15.5.22).
/// </summary>
internal sealed partial class SocketLimit(
    RequestDelegate next, IOptions<SocketOptions> options, TimeProvider time, ILogger<SocketLimit> log)
{
    private const string CircuitAddress = "/_blazor";
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _all;
    private DateTimeOffset _saidAt = DateTimeOffset.MinValue;

    /// <summary>Lets the request pass while its socket is within the limits, and holds its place until the socket is closed.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!WantsSocket(context))
        {
            if (context.Request.Path == CircuitAddress)
            {
                context.Response.Headers.Upgrade = "websocket";
                context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
                return;
            }

            await next(context);
            return;
        }

        var person = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        var holder = person ?? $"address {context.Connection.RemoteIpAddress}";
        if (!TryTake(holder))
        {
            Say(person);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            GiveBack(holder);
        }
    }

    // A WebSocket over HTTP/1.1 is an upgrade, over HTTP/2 an extended CONNECT.
    private static bool WantsSocket(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    private bool TryTake(string holder)
    {
        lock (_gate)
        {
            var own = _open.GetValueOrDefault(holder);
            if (own >= options.Value.SocketsPerPerson || _all >= options.Value.Sockets)
            {
                return false;
            }

            _open[holder] = own + 1;
            _all++;
            return true;
        }
    }

    private void GiveBack(string holder)
    {
        lock (_gate)
        {
            _all--;
            if (--_open[holder] == 0)
            {
                _open.Remove(holder);
            }
        }
    }

    private void Say(string? person)
    {
        lock (_gate)
        {
            if (time.GetUtcNow() - _saidAt < BetweenLines)
            {
                return;
            }

            _saidAt = time.GetUtcNow();
        }

        Refused(log, person ?? "none", options.Value.SocketsPerPerson, options.Value.Sockets);
    }

    [LoggerMessage(
        1410, LogLevel.Warning, "A page of person {UserId} got no socket: Portal:SocketsPerPerson is {PerPerson}, Portal:Sockets is {All}")]
    private static partial void Refused(ILogger log, string userId, int perPerson, int all);
}
