using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace MotoPortal.Tests.Support;

/// <summary>
/// Collects all that leaves this process by way of logging, tracing and metrics, as text: log lines of every level with their values and
/// scopes, activities with their tags, and measurements with theirs. Thread-safe.
/// </summary>
internal sealed class CapturedTelemetry : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics;

    private readonly Func<string, bool> _keeps;

    /// <summary>Begins to collect; all, or only the texts that count.</summary>
    public CapturedTelemetry(Func<string, bool>? keeps = null)
    {
        _keeps = keeps ?? (_ => true);
        _traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        _metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _metrics.Start();
    }

    /// <summary>What was collected so far.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    /// <summary>The texts that contain one of the words, in any case.</summary>
    public IReadOnlyList<string> ThatMention(params string[] words) =>
        [.. _texts.Where(text => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static string Told(IEnumerable<KeyValuePair<string, object?>> values) =>
        string.Join(", ", values.Select(value => $"{value.Key}={value.Value}"));

    private void Keep(string text)
    {
        if (_keeps(text))
        {
            _texts.Enqueue(text);
        }
    }

    private void Note(Activity activity) => Keep(
        $"trace {activity.Source.Name} {activity.OperationName} {activity.DisplayName}: {Told(activity.TagObjects)} "
        + $"{string.Join(", ", activity.Events.Select(happened => $"{happened.Name} {Told(happened.Tags)}"))} "
        + $"{string.Join(", ", activity.Baggage)} {activity.StatusDescription}");

    private void Note(Instrument instrument, object value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Keep($"metric {instrument.Name} {value}: {Told(tags.ToArray())}");

    private sealed class Writer(CapturedTelemetry all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            all.Keep($"scope {category}: {Whole(state, state.ToString())}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all.Keep(
                $"log {logLevel} {category}[{eventId.Id} {eventId.Name}]: {Whole(state, formatter(state, exception))} {exception}");

        // The values may say more than the line, and a provider may write them.
        private static string Whole(object? state, string? line) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? $"{line} | {Told(values)}" : $"{line}";
    }
}
