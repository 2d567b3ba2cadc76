namespace MotoPortal.Shell;

/// <summary>Passes each line on, with every value, text and exception that holds a card number replaced.</summary>
internal sealed class MaskedLogger(ILogger inner) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull =>
        MaskedLogState.Of(state, CardNumberMask.TextOf(state)) is { } masked ? inner.BeginScope(masked) : inner.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
        {
            return;
        }

        var shown = MaskedException.Of(exception);
        if (MaskedLogState.Of(state, formatter(state, exception)) is { } masked)
        {
            inner.Log(logLevel, eventId, masked, shown, static (line, _) => line.ToString());
            return;
        }

        inner.Log(logLevel, eventId, state, shown, formatter);
    }
}
