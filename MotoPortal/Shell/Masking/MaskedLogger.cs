namespace MotoPortal.Shell.Masking;

/// <summary>Passes each line on, with every value, text and exception that holds a card number replaced.</summary>
/// <param name="inner">The loggers of the providers.</param>
/// <param name="lowest">The lowest level that is passed on, whatever is configured.</param>
internal sealed class MaskedLogger(ILogger inner, LogLevel lowest) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull =>
        MaskedLogState.Of(state, CardNumberMask.TextOf(state)) is { } masked ? inner.BeginScope(masked) : inner.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest && inner.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
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
