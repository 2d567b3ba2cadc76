using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using MotoPortal.Data;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>What every line of the log has.</summary>
public sealed class LogEventTests
{
    [Fact]
    public void Each_log_event_has_an_id_of_its_own()
    {
        const BindingFlags Everything =
            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var events = typeof(PortalDb).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Everything))
            .Select(method => (Method: method, Attribute: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(each => each.Attribute is not null)
            .Select(each => (each.Attribute!.EventId, Name: $"{each.Method.DeclaringType!.FullName}.{each.Method.Name}"))
            .ToList();

        events.Count.ShouldBeGreaterThan(40);
        events.ShouldAllBe(each => each.EventId > 0);
        events.GroupBy(each => each.EventId, each => each.Name)
            .Where(sharing => sharing.Count() > 1)
            .Select(sharing => $"{sharing.Key}: {string.Join(", ", sharing)}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Each_line_on_the_console_begins_with_its_time_in_UTC()
    {
        var console = new ConfigurationBuilder().AddJsonFile(Repository.PathOf("appsettings.json")).Build()
            .GetSection("Logging:Console:FormatterOptions").Get<SimpleConsoleFormatterOptions>().ShouldNotBeNull();

        console.UseUtcTimestamp.ShouldBeTrue();
        DateTimeOffset.UnixEpoch.ToString(console.TimestampFormat, CultureInfo.InvariantCulture).ShouldBe("1970-01-01T00:00:00.000Z ");
    }
}
