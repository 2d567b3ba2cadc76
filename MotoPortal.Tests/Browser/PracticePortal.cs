using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Browser;

/// <summary>One portal in practice mode that browser tests share; each test brings its own customers and visitors.</summary>
public sealed class PracticePortal : IAsyncLifetime
{
    private PortalFactory? _portal;

    /// <summary>The running portal.</summary>
    internal PortalFactory Portal => _portal ?? throw new InvalidOperationException("The portal has not been started.");

    /// <summary>A visitor who has not signed in, at a desk in London.</summary>
    internal Visitor Visitor => new() { Address = Portal.Address };

    /// <summary>What the portal logged.</summary>
    internal CollectedLog Log => Portal.Log;

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        _portal = new PortalFactory().Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Portal.DisposeAsync();
}
