namespace MotoPortal.Shell;

/// <summary>
/// Makes loggers that write no card number to any log: it stands in front of all providers, those that are added later included.
/// </summary>
internal sealed class MaskedLoggerFactory(LoggerFactory inner) : ILoggerFactory
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new MaskedLogger(inner.CreateLogger(categoryName));

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>Does nothing: the container owns the inner factory.</summary>
    public void Dispose()
    {
    }
}
