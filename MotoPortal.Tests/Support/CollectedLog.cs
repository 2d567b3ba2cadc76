using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MotoPortal.Tests.Support;

/// <summary>One thing that the portal logged.</summary>
internal sealed record LogLine(LogLevel Level, string Category, EventId Event, string Message, Exception? Exception)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Level} {Category}[{Event.Id} {Event.Name}] {Message}{(Exception is null ? "" : Environment.NewLine + Exception)}";
}

/// <summary>Keeps what is logged, for tests that demand a clean log. Safe from all threads.</summary>
internal sealed class CollectedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    /// <summary>Everything so far, in order.</summary>
    public IReadOnlyCollection<LogLine> Lines => _lines;

    /// <summary>Fails when there is a warning, an error or an exception whose text contains none of the allowed parts.</summary>
    public void ShouldBeClean(params string[] allowed) =>
        _lines.Where(line => line.Level >= LogLevel.Warning || line.Exception is not null)
            .Select(line => line.ToString())
            .Where(line => !allowed.Any(part => line.Contains(part, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    /// <summary>Fails when any line, of whatever level, contains the text.</summary>
    public void ShouldNotMention(string secret) =>
        _lines.Select(line => line.ToString()).Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // What was collected is read after the portal has gone.
    }

    private sealed class Writer(CollectedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._lines.Enqueue(new LogLine(logLevel, category, eventId, formatter(state, exception), exception));
    }
}
