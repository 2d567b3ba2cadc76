namespace MotoPortal.Shell.Masking;

/// <summary>
/// Makes loggers that write no card number to any log, and nothing that a person types into a page, whatever level is configured: it stands
/// in front of all providers, those that are added later included.
/// </summary>
internal sealed class MaskedLoggerFactory(LoggerFactory inner) : ILoggerFactory
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        new MaskedLogger(inner.CreateLogger(categoryName), HoldsMessages(categoryName) ? LogLevel.Information : LogLevel.Trace);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>Does nothing: the container owns the inner factory.</summary>
    public void Dispose()
    {
    }

    // Below Information, SignalR logs the messages of circuits: every name and password that a person types into a page.
    private static bool HoldsMessages(string category) => category.StartsWith("Microsoft.AspNetCore.SignalR", StringComparison.Ordinal);
}
