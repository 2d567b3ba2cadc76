using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MotoPortal.Tests.Support;

/// <summary>A logged line.</summary>
internal sealed record LogLine(LogLevel Level, string Category, EventId Event, string Message, Exception? Exception)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Level} {Category}[{Event.Id} {Event.Name}] {Message}{(Exception is null ? "" : Environment.NewLine + Exception)}";
}

/// <summary>Collects the log, for tests that require a clean one. Thread-safe.</summary>
internal sealed class CollectedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    /// <summary>The lines so far, in order.</summary>
    public IReadOnlyCollection<LogLine> Lines => _lines;

    /// <summary>
    /// Fails when there is a warning, an error or an exception whose text contains none of the allowed parts. That Kestrel's timer came
    /// late is left out: it tells how busy the machine of the test run is, and nothing of the portal.
    /// </summary>
    public void ShouldBeClean(params string[] allowed) =>
        _lines.Where(line => line.Level >= LogLevel.Warning || line.Exception is not null)
            .Where(line => line.Event.Name != "HeartbeatSlow")
            .Select(line => line.ToString())
            .Where(line => !allowed.Any(part => line.Contains(part, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    /// <summary>Fails when any line, of any level, contains the text.</summary>
    public void ShouldNotMention(string secret) =>
        _lines.Select(line => line.ToString()).Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lines are read after the portal has been disposed of.
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
