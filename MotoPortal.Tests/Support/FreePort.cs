using System.Net;
using System.Net.Sockets;

namespace MotoPortal.Tests.Support;

/// <summary>Finds free ports.</summary>
internal static class FreePort
{
    /// <summary>A free port of the loopback address.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
