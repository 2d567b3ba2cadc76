using Microsoft.Playwright;

namespace MotoPortal.Bench.Starts;

/// <summary>Counts the bytes that a page costs over the wire, with headers, as Chromium's own tools count them.</summary>
internal sealed class PageBytes : IAsyncDisposable
{
    private readonly IPage _page;
    private readonly ICDPSession _session;
    private double _bytes;

    private PageBytes(IPage page, ICDPSession session)
    {
        (_page, _session) = (page, session);
        session.Event("Network.loadingFinished").OnEvent += (_, loaded) =>
            _bytes += loaded?.GetProperty("encodedDataLength").GetDouble() ?? 0;
    }

    /// <summary>Counts for a page.</summary>
    public static async Task<PageBytes> OfAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        return new(page, session);
    }

    /// <summary>Opens a page of the portal with an empty cache, and returns its bytes.</summary>
    public async Task<double> OpenWithNothingCachedAsync(string path)
    {
        await _session.SendAsync("Network.clearBrowserCache");
        _bytes = 0;
        await _page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return _bytes;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _session.DetachAsync();
}
