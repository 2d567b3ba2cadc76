using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>A portal in practice mode for a class whose tests do not affect each other.</summary>
public sealed class PracticePortalFixture : IAsyncLifetime
{
    private PortalFactory? _portal;

    /// <summary>The running portal.</summary>
    internal PortalFactory Portal => _portal ?? throw new InvalidOperationException("The portal has not been started.");

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        _portal = new PortalFactory().Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Portal.DisposeAsync();
}
