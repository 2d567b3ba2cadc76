using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotoPortal.Shell;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

/// <summary>No line of any log has a card number, in whichever of its parts it was logged.</summary>
public sealed partial class MaskedLogTests : IDisposable
{
    private const string Card = "4242 4242 4242 4242";

    private readonly KeptValues _values = new();
    private readonly CollectedLog _lines = new();
    private readonly ServiceProvider _services;
    private readonly ILogger _log;

    public MaskedLogTests()
    {
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_values))
            .AddMaskedLogs()
            .BuildServiceProvider();
        _services.GetRequiredService<ILoggerFactory>().AddProvider(_lines);
        _log = _services.GetRequiredService<ILogger<MaskedLogTests>>();
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public void A_value_of_a_made_up_field_is_left_out_of_the_line_and_of_its_values()
    {
        LogMadeUp(_log, "con_1", $"call back, {Card}");

        var line = _lines.Lines.Single();
        (line.Event.Id, line.Message).ShouldBe((9901, "A field of tomorrow of con_1 was [left out: it looks like a card number]"));
        _values.Of("Consent").ShouldBe("con_1");
        _values.Of("FieldOfTomorrow").ShouldBe("[left out: it looks like a card number]");
        _values.ShouldHoldNothingOf("4242");
    }

    [Fact]
    public void A_number_is_a_value_too()
    {
        LogNumber(_log, 4242424242424242);

        _lines.Lines.Single().Message.ShouldBe("Number [left out: it looks like a card number]");
        _values.ShouldHoldNothingOf("4242");
    }

    [Fact]
    public void A_line_without_values_is_left_out()
    {
        _log.Log(LogLevel.Information, new EventId(9903), $"typed {Card}", exception: null, (state, _) => state);

        _lines.Lines.Single().Message.ShouldBe("[left out: it looks like a card number]");
        _values.ShouldHoldNothingOf("4242");
    }

    [Fact]
    public void An_exception_keeps_its_type_and_place_and_loses_its_message()
    {
        LogFailed(_log, Thrown());

        var shown = _lines.Lines.Single().Exception!.ToString();
        shown.ShouldContain("System.InvalidOperationException");
        shown.ShouldContain("System.FormatException");
        shown.ShouldContain(nameof(Thrown));
        shown.ShouldNotContain("4242");
    }

    [Fact]
    public void A_scope_has_none_either()
    {
        using (_log.BeginScope(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Typed"] = Card, ["Page"] = "/charges" }))
        {
            LogMadeUp(_log, "con_1", "nothing");
        }

        _values.Of("Page").ShouldBe("/charges");
        _values.ShouldHoldNothingOf("4242");
    }

    [Fact]
    public void Other_lines_reach_the_log_unchanged()
    {
        var failure = new InvalidOperationException("plain");
        LogFailed(_log, failure);
        LogMadeUp(_log, "con_0199abcd42424242ef42424242424242", "06 12 34 56 78");

        _lines.Lines.First().Exception.ShouldBeSameAs(failure);
        _lines.Lines.Last().Message.ShouldBe("A field of tomorrow of con_0199abcd42424242ef42424242424242 was 06 12 34 56 78");
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("outer", new FormatException($"'{Card}' is no amount."));
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    [LoggerMessage(9901, LogLevel.Information, "A field of tomorrow of {Consent} was {FieldOfTomorrow}")]
    private static partial void LogMadeUp(ILogger log, string consent, string fieldOfTomorrow);

    [LoggerMessage(9902, LogLevel.Information, "Number {Number}")]
    private static partial void LogNumber(ILogger log, long number);

    [LoggerMessage(9904, LogLevel.Error, "It failed")]
    private static partial void LogFailed(ILogger log, Exception exception);

    // Keeps the structured values, which a log server would index.
    private sealed class KeptValues : ILoggerProvider, ILogger
    {
        private readonly List<KeyValuePair<string, object?>> _kept = [];

        public object? Of(string name) => _kept.Single(value => value.Key == name).Value;

        public void ShouldHoldNothingOf(string text) =>
            _kept.ShouldAllBe(value => !$"{value.Value}".Contains(text, StringComparison.Ordinal));

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Keep(state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Keep(state);
            _kept.Add(new("line", formatter(state, exception)));
        }

        private void Keep(object? state) =>
            _kept.AddRange(state as IEnumerable<KeyValuePair<string, object?>> ?? [new KeyValuePair<string, object?>("state", state)]);
    }
}
